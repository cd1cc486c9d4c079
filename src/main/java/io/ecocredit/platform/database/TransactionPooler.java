package io.ecocredit.platform.database;

import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.sql.OverJdbc;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What answers at an address and lends its clients a connection of the server for one transaction at a time. Before a database
 * that is written to it takes away what the program has asked for in its connection: to be told of what changes, and plans that
 * are made once.
 */
final class TransactionPooler {

    private TransactionPooler() {}

    /**
     * @param one a connection on which no transaction is open
     * @param other another one of the same user
     * @throws NoDatabaseException when both are lent what they work on
     */
    static void requireNone(Connection one, Connection other, Wanted wanted) throws SQLException {
        other.setAutoCommit(false);
        int before = server(one);
        int meanwhile = server(other);
        int after = server(one);
        other.rollback();
        if (before == meanwhile || before != after) {
            throw new NoDatabaseException(
                    ConnectionFault.POOLER, wanted, new SQLException("pool_mode = transaction / statement"));
        }
    }

    private static int server(Connection connection) throws SQLException {
        return OverJdbc.only(connection, "select pg_backend_pid()", Tuple.tuple(), Integer.class);
    }
}
