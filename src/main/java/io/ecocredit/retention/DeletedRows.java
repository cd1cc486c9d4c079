package io.ecocredit.retention;

import io.ecocredit.platform.database.WholeReach;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Data that end by being deleted, row by row. */
public abstract class DeletedRows implements Expiry {

    private static final int BATCH = 2000;

    private final KindOfData kind;
    private final DataSource database;
    private final Statements statements;

    /**
     * How the rows are counted and deleted.
     *
     * @param count asks how many ended before an instant
     * @param delete deletes, of those that ended before an instant, no more than a number
     */
    public record Statements(String count, String delete) {}

    protected DeletedRows(KindOfData kind, DataSource database, Statements statements) {
        this.kind = kind;
        this.database = database;
        this.statements = statements;
    }

    @Override
    public final KindOfData kind() {
        return kind;
    }

    @Override
    public final long due(Day day) throws SQLException {
        return WholeReach.inOneTransaction(
                database,
                connection ->
                        OverJdbc.only(connection, statements.count(), Tuple.of(day.firstKeptInstant()), Long.class));
    }

    @Override
    public final long end(Day day) throws SQLException {
        return WholeReach.inBatches(database, connection -> {
            try (PreparedStatement delete = connection.prepareStatement(statements.delete())) {
                delete.setObject(1, day.firstKeptInstant());
                delete.setInt(2, BATCH);
                return delete.executeUpdate();
            }
        });
    }
}
