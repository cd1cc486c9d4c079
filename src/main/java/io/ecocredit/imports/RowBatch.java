package io.ecocredit.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one statement over {@code unnest}: a chunk travels as one array of text a column and is cast in the statement,
 * which is several times faster than a statement a row. The arrays are of strings, which the driver sends as they are; of
 * objects it would write them out as one text.
 */
public final class RowBatch {

    /** Reads one row of an answer. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final List<List<@Nullable String>> columns = new ArrayList<>();

    /** Adds a row; values are sent as their text. */
    public RowBatch add(@Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            if (columns.size() <= column) {
                columns.add(new ArrayList<>());
            }
            Object value = values[column];
            columns.get(column).add(value == null ? null : value.toString());
        }
        return this;
    }

    /** Runs a statement whose parameters are the columns, in order; what it answers is not read. */
    public void execute(Connection connection, String sql) throws SQLException {
        if (columns.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                statement.setArray(
                        column + 1,
                        connection.createArrayOf("text", columns.get(column).toArray(String[]::new)));
            }
            statement.execute();
        }
    }

    /**
     * Inserts the rows into a table.
     *
     * @param columns in the order of the values, with a comma between, each with its type where it is not text:
     *     {@code number, day::date}
     */
    public void insert(Connection connection, String table, String columns) throws SQLException {
        String names = columns.replaceAll("::\\w+(\\[])?", "");
        String parameters = names.replaceAll("\\w+", "?");
        execute(
                connection,
                "insert into %1$s (%2$s) select %3$s from unnest(%4$s) as t (%2$s)"
                        .formatted(table, names, columns, parameters));
    }

    /** Asks for everything known under some keys, which are the statement's only parameter; their column {@code key} is the key. */
    public static <T> Map<String, T> byKey(
            Connection connection, String sql, Collection<String> keys, RowReader<T> reader) throws SQLException {
        Map<String, T> found = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("text", keys.stream().distinct().toArray(String[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("key"), reader.read(rows));
                }
            }
        }
        return found;
    }
}
