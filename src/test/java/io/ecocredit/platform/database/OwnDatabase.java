package io.ecocredit.platform.database;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A test with this profile starts the service anew, on a database that no other test writes to. */
public final class OwnDatabase implements QuarkusTestProfile {}
