package io.ecocredit.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Notes, in the transaction that brings a fact, whose public result has to be looked at again (A31). */
public final class TouchedInstitutions {

    private TouchedInstitutions() {}

    /** @param cause a code that the result's internal history keeps */
    public static void mark(Connection connection, String cause, Collection<String> usccs) throws SQLException {
        RowBatch batch = new RowBatch();
        usccs.stream().distinct().forEach(uscc -> batch.add(uscc, cause));
        batch.insert(connection, "register.touched_institutions", "uscc, cause");
    }
}
