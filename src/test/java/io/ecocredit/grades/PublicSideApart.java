package io.ecocredit.grades;

import io.ecocredit.platform.database.OwnDatabase;

/** Classes with this profile share one database, whose published results and grants they change and put right again. */
public final class PublicSideApart extends OwnDatabase {}
