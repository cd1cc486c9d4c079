package io.ecocredit.platform.database;

import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.TestTime;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every test class the register as the migrations leave it, without starting the service anew: whatever the classes
 * before it wrote is gone, and the time is the machine's. Sequences and the number of the published version go on, so that
 * nothing that the service remembers is taken for something of now. Registered as a service, so every Quarkus test has it.
 */
public final class EmptyRegister implements QuarkusTestBeforeClassCallback {

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 5;

    /** The profile of classes that read what one of them has prepared, and write nothing that another would notice. */
    public interface Kept {}

    @Override
    public void beforeClass(Class<?> testClass) {
        TestProfile profile = testClass.getAnnotation(TestProfile.class);
        if (profile == null || !Kept.class.isAssignableFrom(profile.value())) {
            empty(ATTEMPTS);
            TestTime.isTheMachines();
            PublicSide.hasHeard();
        }
    }

    /** The work that the service does unasked may hold what is emptied. */
    private static void empty(int attempts) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            if (isFresh(statement)) {
                keepWhatMigrationsWrote(statement);
            } else {
                putBack(statement);
            }
            owner.commit();
        } catch (SQLException failure) {
            if (!DEADLOCK.equals(failure.getSQLState()) || attempts == 1) {
                throw new IllegalStateException("the register is not emptied", failure);
            }
            empty(attempts - 1);
        }
    }

    private static boolean isFresh(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regnamespace('as_migrated') is null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static void keepWhatMigrationsWrote(Statement statement) throws SQLException {
        Map<String, String> tables = tables(statement);
        statement.execute("create schema as_migrated");
        for (String table : tables.keySet()) {
            statement.execute("create table as_migrated.%s as table %s"
                    .formatted(statement.enquoteIdentifier(table, true), table));
        }
    }

    private static void putBack(Statement statement) throws SQLException {
        Map<String, String> tables = tables(statement);
        statement.execute("set local session_replication_role = replica");
        statement.execute("create temporary table version_before on commit drop as table published.version");
        statement.execute("truncate " + String.join(", ", tables.keySet()));
        for (Map.Entry<String, String> table : tables.entrySet()) {
            statement.execute("insert into %s (%s) overriding system value select %2$s from as_migrated.%s"
                    .formatted(table.getKey(), table.getValue(), statement.enquoteIdentifier(table.getKey(), true)));
        }
        statement.execute("""
                update published.version set changed_at = clock_timestamp(),
                    number = (select number + 1 from version_before)
                """);
        statement.execute("select pg_notify('published', number::text) from published.version");
    }

    /** The tables of the service and the columns of each that are written. */
    private static Map<String, String> tables(Statement statement) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select format('%I.%I', t.table_schema, t.table_name), format('%I', c.column_name)
                from information_schema.tables t
                join information_schema.columns c using (table_schema, table_name)
                where t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
                    and t.table_schema not in ('pg_catalog', 'information_schema', 'ecocredit_migrations', 'as_migrated')
                order by 1, c.ordinal_position
                """)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        Map<String, String> tables = new LinkedHashMap<>();
        columns.forEach((table, names) -> tables.put(table, String.join(", ", names)));
        return tables;
    }
}
