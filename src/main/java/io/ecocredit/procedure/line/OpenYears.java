package io.ecocredit.procedure.line;

import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whether a year is open: both lines work in years that the region has opened (A7.2). */
public final class OpenYears {

    private OpenYears() {}

    /** @throws RefusalException 404 when it is not open */
    public static Uni<Void> require(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select from register.years where year = $1")
                .execute(Tuple.of(year))
                .invoke(rows -> Require.that(rows.rowCount() > 0, () -> notOpen(year)))
                .replaceWithVoid();
    }

    public static RefusalException notOpen(int year) {
        return RefusalException.of(RefusalCode.YEAR_NOT_OPEN, year + "年度的评价尚未开始");
    }
}
