package io.ecocredit.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do who has the password of a role that serves. */
@QuarkusTest
@Cites(Article.A36)
class TrailRightsResourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "quarkus.datasource | update audit.trail set actor = 'x'",
                "quarkus.datasource | delete from audit.trail",
                "quarkus.datasource | select * from audit.trail",
                "quarkus.datasource | truncate audit.trail",
                "quarkus.datasource | insert into audit.chain values (1)",
                "quarkus.datasource | insert into audit.trail default values",
                "quarkus.datasource | update register.entries set author = 'x'",
                "quarkus.datasource | update register.entries set position = 1",
                "quarkus.datasource | insert into register.entries default values",
                "quarkus.datasource | delete from register.entries",
                "quarkus.datasource | create temporary table kept (x text)",
                "quarkus.datasource | select lo_create(0)",
                "quarkus.datasource.practitioners | insert into audit.trail default values",
                "quarkus.datasource.practitioners | update register.entries set recorded_at = now()",
                "quarkus.datasource.practitioners | select lo_from_bytea(0, 'x')",
                "quarkus.datasource.audit | insert into audit.trail default values",
                "quarkus.datasource.audit | select pg_advisory_lock(2024021)",
                "quarkus.datasource.audit | select pg_try_advisory_xact_lock(2024021)",
                "quarkus.datasource.audit | select register.lock_commit_order()",
                "quarkus.datasource.audit | create temporary table kept (x text)",
                "quarkus.datasource.audit | select lo_create(0)",
                "quarkus.datasource.published | select audit.tell('a','b','c','d','DONE',null,null,null)",
                "quarkus.datasource.published | select pg_advisory_lock(2024021)",
                "quarkus.datasource.published | select pg_advisory_lock_shared(2024021)",
                "quarkus.datasource.published | select register.open_entry('x','y',now())",
                "quarkus.datasource.published | create temporary table kept (x text)",
                "quarkus.datasource.published | select lo_create(0)",
                "quarkus.datasource.practitioners | update audit.trail set actor = 'x'",
                "quarkus.datasource.practitioners | select * from audit.trail",
                "quarkus.datasource.audit | update audit.trail set actor = 'x'",
                "quarkus.datasource.audit | delete from audit.trail",
                "quarkus.datasource.audit | update audit.chain set seal = ''",
                "quarkus.datasource.audit | delete from audit.chain",
                "quarkus.datasource.audit | select * from register.records",
                "quarkus.datasource.published | select * from audit.trail",
            })
    void no_role_of_the_service_changes_the_trail_or_reads_it_beyond_its_task(String datasource, String sql)
            throws SQLException {
        try (Connection connection = DatabaseResource.connect(datasource);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.datasource", "quarkus.datasource.practitioners", "quarkus.datasource.audit"})
    void whoever_tells_the_trail_names_neither_another_nor_another_time(String datasource) throws SQLException {
        String tell = "select audit.tell('forged by hand', 'year', '2024', null, 'DONE', null, null, null)";
        try (Connection connection = DatabaseResource.connect(datasource);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(tell)).hasMessageContaining("in whose name");

            connection.setAutoCommit(false);
            statement.execute("set local time zone 'UTC'; set local datestyle = 'ISO'");
            statement.execute("select access.act_as('" + datasource + "', 'NONE', null, null, null, null, 'system')");
            statement.execute(tell);
            connection.commit();
        }
        String told = "select actor || ' ' || role || ' ' || (at between now() - interval '1 minute' and now())"
                + " from audit.trail where operation = 'forged by hand' order by audit_id desc limit 1";
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(told)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(datasource + " system true");
        }
    }

    @Test
    void whoever_enters_names_neither_another_nor_a_time_to_come() throws SQLException {
        try (Connection connection = DatabaseResource.connect("quarkus.datasource");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select access.act_as('attacker', 'ALL', null, null, null, null, 'region')");
            assertThatThrownBy(() -> statement.execute("select register.open_entry('an officer', 'forged', now())"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
            connection.rollback();

            statement.execute("select access.act_as('attacker', 'ALL', null, null, null, null, 'region')");
            try (ResultSet sealed = statement.executeQuery("select register.seal_entry("
                    + "register.open_entry('attacker', 'forged', now()), '9998-01-01')")) {
                assertThat(sealed.next()).isTrue();
            }
            try (ResultSet latest =
                    statement.executeQuery("select max(recorded_at) > access.legal_now() + interval '1 day'"
                            + " from register.entries where operation = 'forged'")) {
                assertThat(latest.next()).isTrue();
                assertThat(latest.getBoolean(1)).as("an entry of years to come").isFalse();
            }
            connection.rollback();
        }
    }

    /** As on a server that is not the register's own: what the owner cannot take stays, and the rest is taken. */
    @Test
    void an_owner_who_is_no_superuser_takes_what_is_his_to_take() throws SQLException, IOException {
        String migration = Files.readString(
                Path.of("src/main/resources/db/migration/V0080__let_nobody_write_the_trail_but_by_telling.sql"));
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("create role plain_owner login nosuperuser password 'of-a-test-alone'");
            statement.execute("create database plain owner plain_owner");
            String address = owner.getMetaData().getURL().replaceFirst("(//[^/]+/)[^?]+", "$1plain");
            try (Connection plain = DriverManager.getConnection(address, "plain_owner", "of-a-test-alone");
                    Statement asPlain = plain.createStatement()) {
                asPlain.execute(migration.substring(migration.indexOf("do $$")));
                try (ResultSet rows = asPlain.executeQuery(
                        "select has_database_privilege('ecocredit_audit', 'plain', 'temporary')")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getBoolean(1)).isFalse();
                }
            } finally {
                statement.execute("drop database plain");
                statement.execute("drop role plain_owner");
            }
        }
    }
}
