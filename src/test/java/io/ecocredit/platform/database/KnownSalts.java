package io.ecocredit.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Until closed, what the database draws at random for samples is known, so that a run can be repeated. */
public final class KnownSalts implements AutoCloseable {

    private static final List<String> SCHEMAS = List.of("register", "practitioners");

    private final String atRandom;

    public KnownSalts() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("""
                        select pg_get_expr(adbin, adrelid) from pg_attrdef
                        join pg_attribute on attrelid = adrelid and attnum = adnum
                        where adrelid = 'register.submissions'::regclass and attname = 'salt'
                        """)) {
            found.next();
            atRandom = found.getString(1);
        }
        set("'known'");
    }

    @Override
    public void close() throws SQLException {
        set(atRandom);
    }

    private static void set(String expression) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            for (String schema : SCHEMAS) {
                statement.execute(
                        "alter table %s.submissions alter column salt set default %s".formatted(schema, expression));
            }
        }
    }
}
