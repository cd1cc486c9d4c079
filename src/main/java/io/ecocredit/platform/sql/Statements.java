package io.ecocredit.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        return client.preparedQuery(sql).execute(values).map(rows -> only(rows, Long.class));
    }

    /** The texts of its only column. */
    public static Uni<List<String>> texts(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(row -> only(row, String.class)).toList());
    }

    /**
     * The value of the first row of a query that asks for one thing.
     *
     * @throws IllegalStateException when it asked for more
     */
    public static <T> T only(Iterable<Row> rows, Class<T> type) {
        return only(rows.iterator().next(), type);
    }

    /** @throws IllegalStateException when a row has more columns than one */
    public static <T> T only(Tuple row, Class<T> type) {
        return Objects.requireNonNull(onlyOrNull(row, type));
    }

    /** The same where there may be nothing. */
    public static <T> @Nullable T onlyOrNull(Iterable<Row> rows, Class<T> type) {
        return onlyOrNull(rows.iterator().next(), type);
    }

    private static <T> @Nullable T onlyOrNull(Tuple row, Class<T> type) {
        if (row.size() != 1) {
            throw new IllegalStateException(row.size() + " columns where one was asked for");
        }
        return row.get(type, 0);
    }
}
