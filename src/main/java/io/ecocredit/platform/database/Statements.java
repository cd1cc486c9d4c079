package io.ecocredit.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Carries out statements of which no record is read ({@link Rows}). */
public final class Statements {

    private Statements() {}

    /** For what it does alone. */
    public static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    /** Whether it found or changed one row. */
    public static Uni<Boolean> isOne(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** The number that is its only value. */
    public static Uni<Long> number(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The texts of its only column. */
    public static Uni<List<String>> texts(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }
}
