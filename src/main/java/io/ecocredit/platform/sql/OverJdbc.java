package io.ecocredit.platform.sql;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.impl.ArrayTuple;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks over JDBC what is written for the reactive client, so that one text and one mapping of rows serve both. */
public final class OverJdbc {

    private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]+");

    private OverJdbc() {}

    /**
     * The rows of a query, or none of a statement that has no result. Blocks.
     *
     * @param sql with its parameters, {@code $1} and on, each once and in their order
     */
    public static List<Row> query(Connection connection, String sql, Tuple values) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"))) {
            for (int column = 0; column < values.size(); column++) {
                statement.setObject(column + 1, values.getValue(column));
            }
            return statement.execute() ? rows(statement.getResultSet()) : List.of();
        }
    }

    /** The value of a query that asks for one thing. Blocks. */
    public static <T> T only(Connection connection, String sql, Tuple values, Class<T> type) throws SQLException {
        return Statements.only(query(connection, sql, values), type);
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            names.add(result.getMetaData().getColumnLabel(column));
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            NamedRow row = new NamedRow(names);
            for (int column = 1; column <= names.size(); column++) {
                row.addValue(value(result, column));
            }
            rows.add(Row.newInstance(row));
        }
        return rows;
    }

    /** A row as the reactive client has them, with the names of its columns. */
    static final class NamedRow extends ArrayTuple implements io.vertx.sqlclient.Row {

        private final List<String> names;

        NamedRow(List<String> names) {
            super(names.size());
            this.names = names;
        }

        @Override
        public String getColumnName(int place) {
            return names.get(place);
        }

        @Override
        public int getColumnIndex(String name) {
            return names.indexOf(name);
        }
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnTypeName(column)) {
            case "date" -> row.getObject(column, LocalDate.class);
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class);
            case "_text" -> row.getArray(column).getArray();
            case "_date" ->
                Stream.of((Date[]) row.getArray(column).getArray())
                        .map(Date::toLocalDate)
                        .toArray(LocalDate[]::new);
            default -> row.getObject(column);
        };
    }
}
