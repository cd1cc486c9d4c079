package io.ecocredit.platform.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.imports.ForeignRows;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A league sees and writes its own, whichever way it asks: over HTTP, in bulk, and in SQL as the role that runs. */
@QuarkusTest
@TestProfile(PublishedSample.class)
@Cites(
        value = Article.A7,
        settles = {Interpretation.I_1, Interpretation.I_2})
class LeaguesApartResourceTest {

    private static final String LEAGUE = "150200";

    /** Rows of a table that no league of that code may see, by table: a condition on the row. */
    private static final Map<String, String> FOREIGN = Map.of(
            "register.engagements",
            "league <> '150200'",
            "register.institutions",
            "not exists (select from register.file_access a where a.uscc = t.uscc and a.league = '150200')",
            "register.records",
            "access.league_of(division) <> '150200' and not exists"
                    + " (select from register.file_access a where a.uscc = t.uscc and a.league = '150200')",
            "register.cases",
            "lead_league <> '150200' and not exists (select from register.engagements e"
                    + " where e.uscc = t.uscc and e.year = t.year and e.league = '150200')",
            "register.file_access",
            "league <> '150200'",
            "practitioners.records",
            "access.league_of(division) <> '150200'",
            "practitioners.practitioners",
            "not exists (select from practitioners.access a"
                    + " where a.practitioner_no = t.practitioner_no and a.league = '150200')",
            "practitioners.access",
            "league <> '150200'");

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @Test
    void every_table_with_a_division_or_a_subject_is_guarded() throws SQLException {
        List<String> open = asOwner("""
                select distinct c.table_schema || '.' || c.table_name
                from information_schema.columns c join pg_class p on p.relname = c.table_name
                    join pg_namespace n on n.oid = p.relnamespace and n.nspname = c.table_schema
                where c.table_schema in ('register', 'practitioners') and p.relkind = 'r'
                    and c.column_name in ('division', 'league', 'lead_league', 'uscc', 'record_no', 'practitioner_no',
                        'first_uscc', 'exclusion_id', 'approval_id', 'started_by', 'job_id')
                    and c.table_name <> 'rating_runs'
                    and not (p.relrowsecurity and not p.relforcerowsecurity)
                """);
        assertThat(open).isEmpty();
    }

    @Test
    void the_running_roles_own_nothing_bypass_nothing_and_cannot_alter_anything() throws SQLException {
        for (String role :
                List.of("quarkus.datasource", "quarkus.datasource.practitioners", "quarkus.datasource.audit")) {
            try (Connection running = DatabaseResource.connect(role)) {
                assertThat(asked(
                                running,
                                "select (rolsuper or rolbypassrls)::text from pg_roles where rolname = current_user"))
                        .containsExactly("false");
                assertThat(asked(running, "select relname::text from pg_class where relowner = current_user::regrole"))
                        .isEmpty();
                for (String sql : List.of(
                        "alter table register.records disable row level security",
                        "create policy open on register.records using (true)",
                        "drop policy whole_region on register.records",
                        "create function access.reaches_all() returns boolean language sql return true",
                        "set role postgres")) {
                    assertThatThrownBy(() -> running.createStatement().execute(sql))
                            .as(sql)
                            .isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @Test
    void in_sql_nothing_of_another_league_is_seen_and_without_a_name_nothing_at_all() throws SQLException {
        for (Map.Entry<String, String> table : FOREIGN.entrySet()) {
            String count = "select count(*)::text from " + table.getKey() + " t where " + table.getValue();
            assertThat(Integer.parseInt(asOwner(count).getFirst()))
                    .as(table.getKey())
                    .isPositive();
            try (Connection running = running(table.getKey())) {
                assertThat(asked(running, "select count(*)::text from " + table.getKey()))
                        .containsExactly("0");
                actAsLeague(running);
                assertThat(asked(running, "select count(*)::text from " + table.getKey()))
                        .as("own rows of " + table.getKey())
                        .doesNotContain("0");
                List<String> seen = asked(running, "select t::text from " + table.getKey() + " t");
                List<String> foreign =
                        asOwner("select t::text from " + table.getKey() + " t where " + table.getValue());
                assertThat(seen).as(table.getKey()).doesNotContainAnyElementsOf(foreign);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register.engagements | insert into register.engagements (uscc, division, league, year, origin, fingerprint, entry_id) select uscc, '150600', '150600', 2024, 'LEAGUE', 'x', 1 from register.institutions limit 1",
                "register.records | insert into register.records (record_no, uscc, category, item, produced_on, division, authority, source, fingerprint, entry_id) select 'X1', uscc, 'GENERAL', '13.4', '2024-01-01', '150600', 'x', 1, 'x', 1 from register.institutions limit 1",
                "practitioners.records | insert into practitioners.records (record_no, practitioner_no, indicator, occurred_on, produced_on, division, authority, fingerprint, entry_id) select 'X1', practitioner_no, '2-01', '2024-01-01', '2024-01-01', '150600', 'x', 'x', 1 from practitioners.practitioners limit 1",
                "register.records | update register.records set summary = 'x'",
                "register.records | delete from register.records",
                "register.cases | update register.cases set lead_league = '150200' where lead_league <> '150200'",
            })
    void in_sql_nothing_of_another_league_is_written(String table, String sql) throws SQLException {
        try (Connection running = running(table)) {
            actAsLeague(running);
            int changed;
            try {
                changed = running.createStatement().executeUpdate(sql);
            } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("42501");
                changed = 0;
            }
            assertThat(changed).isZero();
        }
    }

    @Test
    void over_http_another_leagues_institution_and_none_at_all_are_answered_alike() throws SQLException {
        String foreign = asOwner("select uscc from register.institutions t where division like '1506%' and "
                        + FOREIGN.get("register.institutions") + " limit 1")
                .getFirst();
        for (String path : List.of(
                "/api/v1/institutions/{uscc}",
                "/api/v1/institutions/{uscc}/score",
                "/api/v1/institutions/{uscc}/engagements",
                "/api/v1/institutions/{uscc}/accounts")) {
            Response hidden = league().get(path, foreign);
            Response absent = league().get(path, "91110000600037341L");
            assertThat(hidden.statusCode()).as(path).isEqualTo(404);
            assertThat(hidden.asString()).isEqualTo(absent.asString());
            assertThat(names(hidden)).isEqualTo(names(absent));
        }
    }

    @Test
    void lists_searches_counts_and_cursors_hold_only_ones_own() throws SQLException {
        List<String> foreign =
                asOwner("select uscc from register.institutions t where " + FOREIGN.get("register.institutions"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Response page = league().queryParam("limit", 50)
                    .get("/api/v1/institutions" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            seen.addAll(page.jsonPath().getList("items.uscc"));
            cursor = String.valueOf(page.jsonPath().getString("next"));
        } while (!cursor.equals("null"));
        assertThat(seen).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(foreign);
        assertThat(league().queryParam("uscc", foreign.getFirst())
                        .get("/api/v1/records")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        long cases = league().get("/api/v1/years/2024").jsonPath().getLong("cases");
        assertThat(cases)
                .isPositive()
                .isLessThan(Long.parseLong(asOwner("select count(*)::text from register.cases where year = 2024")
                        .getFirst()));
    }

    @Test
    void a_bulk_file_brings_nothing_of_another_league() {
        Response answer = league().header("Prefer", "wait=60")
                .contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(ForeignRows.RECORDS)
                .post("/api/v1/imports/records");
        assertThat(answer.jsonPath().getLong("result.accepted"))
                .as(answer.asString())
                .isZero();
        assertThat(answer.jsonPath().getLong("result.refused")).isEqualTo(1);
        String findings = league().get(
                        "/api/v1/imports/records/{id}/findings.csv",
                        answer.jsonPath().getString("id"))
                .asString();
        assertThat(findings).contains("OTHER_LEAGUE").contains("第七条第三款");
    }

    private static io.restassured.specification.RequestSpecification league() {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", LEAGUE)));
    }

    private static List<String> names(Response response) {
        return response.headers().asList().stream()
                .map(io.restassured.http.Header::getName)
                .sorted()
                .toList();
    }

    private static Connection running(String table) throws SQLException {
        Connection running = DatabaseResource.connect(
                table.startsWith("practitioners") ? "quarkus.datasource.practitioners" : "quarkus.datasource");
        running.setAutoCommit(false);
        return running;
    }

    private static void actAsLeague(Connection running) throws SQLException {
        asked(running, "select access.act_as('officer', 'LEAGUE', '" + LEAGUE + "', null, null, null)::text");
    }

    private static List<String> asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            return asked(owner, sql);
        }
    }

    private static List<String> asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
