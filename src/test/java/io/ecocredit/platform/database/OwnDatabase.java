package io.ecocredit.platform.database;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * A test class that names a subclass of its own as its profile starts the service anew, on a database that no other class
 * writes to; classes that share a profile share the database.
 */
public abstract class OwnDatabase implements QuarkusTestProfile {}
