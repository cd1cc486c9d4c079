package io.ecocredit.platform.database;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OverJdbc;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction over JDBC in somebody's name; what was not committed when it is closed has not happened. Blocks. */
public final class ActingTransaction implements AutoCloseable {

    private final Connection connection;
    private boolean committed;

    private ActingTransaction(Connection connection) {
        this.connection = connection;
    }

    public static ActingTransaction open(DataSource database, Actor actor) throws SQLException {
        ActingTransaction opened = new ActingTransaction(database.getConnection());
        try {
            opened.connection.setAutoCommit(false);
            OverJdbc.query(opened.connection, ActingPool.ACT_AS, ActingPool.words(actor, actor));
            return opened;
        } catch (SQLException failure) {
            try (opened) {
                throw failure;
            }
        }
    }

    public Connection connection() {
        return connection;
    }

    public void commit() throws SQLException {
        connection.commit();
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
