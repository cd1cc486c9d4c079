package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class DatabaseRolesResourceTest {

    private static final String NOT_PERMITTED = "42501";

    @BeforeEach
    void makeATableInEverySchema() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("create table if not exists register.roles_probe (id int)");
            statement.execute("create table if not exists practitioners.roles_probe (id int)");
            statement.execute("create table if not exists published.roles_probe (id int)");
        }
    }

    @AfterEach
    void dropTheTables() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("drop table register.roles_probe, practitioners.roles_probe, published.roles_probe");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_of_the_service_has_no_power_over_the_database(Role role) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(
                        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
                                + " from pg_roles where rolname = '" + role.user() + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getBoolean(1)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource, select, register, true",
        "quarkus.datasource, insert, register, true",
        "quarkus.datasource, insert, published, true",
        "quarkus.datasource, select, practitioners, false",
        "quarkus.datasource.published, select, published, true",
        "quarkus.datasource.published, insert, published, false",
        "quarkus.datasource.published, select, register, false",
        "quarkus.datasource.published, select, practitioners, false",
        "quarkus.datasource.practitioners, insert, practitioners, true",
        "quarkus.datasource.practitioners, select, register, false",
        "quarkus.datasource.practitioners, select, published, false",
    })
    void a_datasource_reaches_its_own_schemas_only(String datasource, String action, String schema, boolean allowed)
            throws SQLException {
        String table = schema + ".roles_probe";
        String sql = action.equals("select") ? "select from " + table : "insert into " + table + " values (1)";
        try (Connection connection = DatabaseResource.connect(datasource);
                Statement statement = connection.createStatement()) {
            if (allowed) {
                statement.execute(sql);
            } else {
                assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refusal -> assertThat(refusal.getSQLState()).isEqualTo(NOT_PERMITTED));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"quarkus.datasource", "quarkus.datasource.published", "quarkus.datasource.practitioners"})
    void no_role_of_the_service_can_create_a_table(String datasource) throws SQLException {
        try (Connection connection = DatabaseResource.connect(datasource);
                Statement statement = connection.createStatement()) {
            for (String schema : new String[] {"public", "register", "published", "practitioners"}) {
                assertThatThrownBy(() -> statement.execute("create table " + schema + ".made_here (id int)"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void the_locale_knows_chinese_characters_on_every_machine_alike() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select datlocprovider, datlocale, datcollate, datctype"
                        + " from pg_database where datname = current_database()")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("b");
            assertThat(found.getString(2)).isEqualTo("C.UTF-8");
            assertThat(found.getString(3)).isEqualTo("C");
            assertThat(found.getString(4)).isEqualTo("C.UTF-8");
        }
    }
}
