package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static io.ecocredit.fixtures.RegionYear.deliverValid;
import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.imports.SmallRegister.csv;
import static io.ecocredit.imports.SmallRegister.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In what forms a file may come, what becomes of one that cannot be read, and that nothing comes in twice. */
@QuarkusTest
@Cites({Article.A13, Article.A15, Article.A36})
class ImportFormsResourceTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String UTF_8 = "text/csv;charset=UTF-8";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            SmallRegister.fill();
            filled = true;
        }
    }

    @Test
    void a_byte_order_mark_carriage_returns_quotes_and_another_order_of_columns_make_no_difference()
            throws SQLException {
        String row = "\"引号\"\"内\"\",有逗号和空格\",91150200MB00000001,,,TESTING";
        String file = "\uFEFF" + String.join("\r\n", "name,uscc,registered_on,division,kinds", row, "", "");
        assertThat(deliver("institutions", file).getLong("result.accepted")).isEqualTo(1);
        assertThat(nameOf("91150200MB00000001")).isEqualTo("引号\"内\",有逗号和空格");
    }

    @Test
    void gb18030_is_read_when_the_charset_says_so_rare_characters_too() throws SQLException {
        byte[] file =
                "uscc,name,kinds,division,registered_on\n91150200MB00000002,𠮷林环保㙍公司,TESTING,,\n".getBytes(GB18030);
        assertThat(send("institutions", "text/csv;charset=GB18030", file).getString("state"))
                .isEqualTo("SUCCEEDED");
        assertThat(nameOf("91150200MB00000002")).isEqualTo("𠮷林环保㙍公司");
    }

    @Test
    void bytes_that_are_no_text_of_the_charset_refuse_the_whole_file_with_the_line() {
        byte[] file = "uscc,name,kinds,division,registered_on\n91150200MB00000003,某公司,TESTING,,\n".getBytes(GB18030);
        JsonPath job = send("institutions", UTF_8, file);
        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo("MALFORMED_FILE");
        assertThat(job.getString("problem.errors[0].field")).isEqualTo("line");
        assertThat(job.getInt("problem.status")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "uscc,name\n",
                "uscc,name,kinds,division,registered_on,extra\n",
                "uscc,uscc,name,kinds,division\n",
                "USCC,name,kinds,division,registered_on\n",
                "uscc,name,kinds,division,registered_on\n91150200MB00000004,\"未闭合,TESTING,,\n",
                "uscc,name,kinds,division,registered_on\n91150200MB00000004,某,TESTING,,\"\n91150200MB00000005,某,TESTING,,\n"
            })
    void a_file_without_its_header_or_with_an_open_quote_fails_as_a_whole(String file) {
        JsonPath job = send("institutions", UTF_8, file.getBytes(StandardCharsets.UTF_8));
        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo("MALFORMED_FILE");
        assertThat(job.getString("problem.detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uscc", "name", "kinds", "division", "registered_on"})
    void a_nul_in_a_row_is_found_with_its_line_and_field(String field) {
        String row = csv("institutions", Map.of(field, "a\0b"));
        JsonPath job =
                send("institutions", UTF_8, (header("institutions") + "\n" + row).getBytes(StandardCharsets.UTF_8));

        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("SUCCEEDED");
        assertThat(region().get("/api/v1/imports/institutions/" + job.getString("id") + "/findings")
                        .jsonPath()
                        .getList("items.findAll { it.line == 2 && it.field == '" + field + "' }.code"))
                .contains("MALFORMED_VALUE");
    }

    @Test
    void a_nul_in_the_header_refuses_the_file_and_is_told() {
        JsonPath job = send("institutions", UTF_8, "uscc,na\0me\nx,y\n".getBytes(StandardCharsets.UTF_8));

        assertThat(job.getString("problem.code")).as(job.prettify()).isEqualTo("MALFORMED_FILE");
    }

    @Test
    void a_header_alone_brings_nothing_and_is_no_fault() {
        assertThat(deliver("records", header("records") + "\n").getLong("result.rows"))
                .isZero();
    }

    @Test
    void an_unknown_kind_mode_charset_or_type_is_refused_before_anything_is_read() {
        region().contentType(UTF_8)
                .body("x")
                .post("/api/v1/imports/nothing")
                .then()
                .statusCode(404);
        region().contentType(UTF_8)
                .body("x")
                .post("/api/v1/imports/records?mode=some")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("mode"));
        region().contentType(UTF_8)
                .body("x")
                .post("/api/v1/imports/records?mod=all")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("mod"));
        region().contentType("text/csv;charset=KOI8-R")
                .body("x")
                .post("/api/v1/imports/records")
                .then()
                .statusCode(415);
        region().contentType("application/json")
                .body("{}")
                .post("/api/v1/imports/records")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "institutions",
                "engagements",
                "exclusions",
                "practitioners",
                "records",
                "practitioner_records",
                "warnings",
                "rectifications"
            })
    void the_same_file_again_changes_nothing(String kind) throws SQLException {
        String file = header(kind) + "\n" + csv(kind, Map.of());
        assertThat(deliver(kind, file).getLong("result.accepted")).isEqualTo(1);
        long entries = count("register.entries");
        JsonPath again = deliver(kind, file);
        assertThat(again.getLong("result.known")).isEqualTo(1);
        assertThat(again.getLong("result.accepted")).isZero();
        assertThat(count("register.entries")).isEqualTo(entries);
    }

    @Test
    void a_later_file_may_add_the_day_a_penalty_became_final_once_and_never_change_it() {
        Map<String, String> open = Map.of("record_no", "F-1", "indicator", "1-13", "item", "13.1", "document_no", "罚");
        Map<String, String> done = Map.of(
                "record_no", "F-1", "indicator", "1-13", "item", "13.1", "document_no", "罚", "final_on", "2024-06-01");
        Map<String, String> moved = Map.of(
                "record_no", "F-1", "indicator", "1-13", "item", "13.1", "document_no", "罚", "final_on", "2024-06-02");
        assertThat(record(open).getLong("result.accepted")).isEqualTo(1);
        assertThat(record(done).getLong("result.completed")).isEqualTo(1);
        assertThat(record(done).getLong("result.known")).isEqualTo(1);
        assertThat(record(open).getLong("result.known")).isEqualTo(1);
        assertThat(record(moved).getLong("result.refused")).isEqualTo(1);
    }

    private static JsonPath record(Map<String, String> changes) {
        return deliverValid("records", header("records") + "\n" + csv("records", changes));
    }

    @Test
    void a_later_file_may_bring_back_an_excluded_institution_with_another_reason() {
        String header = header("exclusions") + "\n";
        String from = SmallRegister.EIA + ",2019-01-01,";
        assertThat(deliver("exclusions", header + from + ",涉嫌犯罪\n").getLong("result.accepted"))
                .isEqualTo(1);
        assertThat(deliver("exclusions", header + from + "2019-05-01,撤案\n").getLong("result.completed"))
                .isEqualTo(1);
        assertThat(deliver("exclusions", header + from + "2019-06-01,撤案\n").getLong("result.refused"))
                .isEqualTo(1);
    }

    @Test
    void the_findings_can_be_taken_away_as_a_csv_that_no_spreadsheet_runs() {
        String file = header("records") + "\n" + csv("records", Map.of("division", "=1+1"));
        String id = deliver("records", file).getString("id");
        Response findings = region().get("/api/v1/imports/records/{id}/findings.csv", id);
        assertThat(findings.statusCode()).as(findings.asString()).isEqualTo(200);
        assertThat(findings.contentType()).startsWith("text/csv");
        assertThat(findings.asString().lines()).first().isEqualTo("severity,line,field,value,code,clause,detail");
        assertThat(findings.asString()).contains("REFUSED,2,division,'=1+1,UNKNOWN_DIVISION,");
    }

    @Test
    void more_findings_than_a_page_are_told_page_by_page_and_whole_in_the_file() {
        StringBuilder file = new StringBuilder(header("rectifications")).append('\n');
        for (int row = 0; row < 1234; row++) {
            file.append("X-").append(row).append(",2024-09-01,某局\n");
        }
        String id = deliver("rectifications", file.toString()).getString("id");
        List<Integer> lines = new ArrayList<>();
        Integer cursor = 0;
        while (cursor != null) {
            JsonPath page = region().queryParam("cursor", cursor)
                    .get("/api/v1/imports/rectifications/{id}/findings", id)
                    .jsonPath();
            lines.addAll(page.getList("items.line", Integer.class));
            cursor = page.get("next");
        }
        assertThat(lines).hasSize(1234).doesNotHaveDuplicates().isSorted();
        assertThat(region().get("/api/v1/imports/rectifications/{id}/findings.csv", id)
                        .asString()
                        .lines())
                .hasSize(1235);
    }

    @Test
    void another_caller_does_not_see_the_report_and_other_roles_may_not_import() {
        String id = deliver("records", header("records") + "\n").getString("id");
        given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150200")))
                .get("/api/v1/imports/records/{id}", id)
                .then()
                .statusCode(404);
        for (String role : List.of(Roles.PLATFORM, Roles.INSTITUTION, Roles.PRACTITIONER, Roles.AUDITOR)) {
            given().header("Authorization", TestTokens.bearer(role))
                    .contentType(UTF_8)
                    .body("x")
                    .post("/api/v1/imports/records")
                    .then()
                    .statusCode(403);
        }
        given().contentType(UTF_8)
                .body("x")
                .post("/api/v1/imports/records")
                .then()
                .statusCode(401);
    }

    @Test
    void identity_numbers_and_names_of_persons_stand_nowhere_in_the_clear() throws SQLException {
        String number = "159999197305050013";
        deliverValid("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                Q-1,%1$s,隐姓埋名者,,150200
                Q-2,%1$s,隐姓埋名者,,999999
                Q-3,%1$s,%2$s,,150200
                """.formatted(number, "隐姓埋名者".repeat(500)));
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("""
                    select format('%I.%I', table_schema, table_name) from information_schema.tables
                    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                    """)) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).contains("practitioners.practitioners", "register.import_findings", "register.jobs");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select count(*) from " + table
                        + " as t where t::text like '%" + number + "%' or t::text like '%隐姓埋名者%'")) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void one_file_sent_by_eight_at_once_comes_in_once() throws InterruptedException, ExecutionException {
        StringBuilder rows = new StringBuilder(header("records")).append('\n');
        for (int row = 0; row < 3000; row++) {
            rows.append(csv("records", Map.of()));
        }
        String file = rows.toString();
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Future<JsonPath>> answers = new ArrayList<>();
            for (int sender = 0; sender < 8; sender++) {
                answers.add(senders.submit(() -> deliver("records", file)));
            }
            long accepted = 0;
            long known = 0;
            for (Future<JsonPath> answer : answers) {
                accepted += answer.get().getLong("result.accepted");
                known += answer.get().getLong("result.known");
            }
            assertThat(accepted).isEqualTo(3000);
            assertThat(known).isEqualTo(7 * 3000);
        }
    }

    private static JsonPath send(String kind, String type, byte[] body) {
        return region().contentType(type)
                .body(body)
                .post("/api/v1/imports/{kind}", kind)
                .jsonPath();
    }

    private static String nameOf(String uscc) throws SQLException {
        return asked("select name from register.institutions where uscc = '" + uscc + "'");
    }

    private static long count(String table) throws SQLException {
        return Long.parseLong(asked("select count(*) from " + table));
    }

    private static String asked(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
