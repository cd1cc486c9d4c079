package io.ecocredit.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes, in the transaction that brings a fact, whose public result has to be looked at again (A31). */
public final class TouchedInstitutions {

    private TouchedInstitutions() {}

    /** @param cause a code that the result's internal history keeps */
    public static <F> void mark(Connection connection, String cause, List<F> facts, Function<F, @Nullable String> uscc)
            throws SQLException {
        RowBatch batch = new RowBatch();
        facts.stream().map(uscc).filter(Objects::nonNull).distinct().forEach(code -> batch.add(code, cause));
        batch.insert(connection, "register.touched_institutions", "uscc, cause");
    }
}
