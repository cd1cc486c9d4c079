package io.ecocredit.procedure.line;

import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whether a year is open: both lines work in years that the region has opened (A7.2). */
public final class OpenYears {

    private OpenYears() {}

    /** @throws ProblemException 404 when it is not open */
    public static Uni<Void> require(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select from register.years where year = $1")
                .execute(Tuple.of(year))
                .invoke(rows -> Require.that(rows.rowCount() > 0, () -> notOpen(year)))
                .replaceWithVoid();
    }

    public static ProblemException notOpen(int year) {
        return new ProblemException(404, "YEAR_NOT_OPEN", year + "年度的评价尚未开始", Clause.of(Provision.A7_PARAGRAPH_2));
    }
}
