package io.ecocredit.stories;

import static io.ecocredit.fixtures.RegionYear.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files as officers have sent them, each with what is right about it; under {@code src/test/resources/tried}. */
@QuarkusTest
@Cites(
        value = Article.A36,
        provisions = {Provision.A10_ITEM_1, Provision.A15_ITEM_1},
        settles = {Interpretation.I_3, Interpretation.I_10, Interpretation.I_34, Interpretation.I_35})
class TriedInputsResourceTest {

    private static final String ALL_DIGITS = "911501008101204424";
    private static final String UTF_8 = "text/csv;charset=UTF-8";

    @Test
    void document_numbers_in_seven_spellings_are_one_document_and_an_office_is_another_authority() {
        allDigits();
        assertThat(deliver("records", "01-document-number-brackets.csv").getLong("result.accepted"))
                .isEqualTo(9);
        JsonPath sheet = region().queryParam("year", 2026)
                .queryParam("at", "2026-05-01")
                .get("/api/v1/institutions/{uscc}/score", ALL_DIGITS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(sheet.<String>getList(
                        "lines.findAll { it.kind == 'DEDUCTION' && it.recordNo.startsWith('RG00') }.recordNo"))
                .containsExactlyInAnyOrder("RG001", "RG006");
        assertThat(sheet.<String>getList(
                        "lines.findAll { it.reasonCode == 'SAME_MATTER' && it.recordNo.startsWith('RG00') }.recordNo"))
                .containsExactlyInAnyOrder("RG002", "RG003", "RG004", "RG005", "RG007", "RG008", "RG009");
        String written = region().get("/api/v1/records/RG005").jsonPath().getString("documentNo");
        assertThat(written).as("what is stored is what was written").isEqualTo("呼环字〔２０２６〕911号");
    }

    @Test
    void the_same_record_written_otherwise_is_known_and_contradicts_nothing() {
        allDigits();
        String header = "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,"
                + "document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary\n";
        String row = "RG100," + ALL_DIGITS + ",GENERAL,1-09,13.4,2026-03-17,2026-04-19,,150100,%s,%s,1,,,,,某事\n";
        String file = header + row.formatted("呼和浩特市生态环境局", "呼环字〔2026〕100号");
        assertThat(send("records", UTF_8, file.getBytes(StandardCharsets.UTF_8)).getLong("result.accepted"))
                .isEqualTo(1);
        String again = header + row.formatted("呼和浩特市 生态环境局", "呼环字（2026）100号");
        assertThat(send("records", UTF_8, again.getBytes(StandardCharsets.UTF_8))
                        .getLong("result.known"))
                .isEqualTo(1);
    }

    @Test
    void a_citizen_number_is_no_code_of_an_institution_by_file_and_by_single_entry_and_is_told_nowhere()
            throws SQLException, IOException {
        JsonPath job = deliver("institutions", "03-citizen-number-as-code.csv");
        assertThat(job.getLong("result.refused")).isEqualTo(2);
        List<Map<String, @Nullable Object>> findings = findings("institutions", job);
        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding)
                    .containsEntry("code", "PERSONAL_DATA_NOT_ALLOWED")
                    .containsEntry("field", "uscc");
            assertThat(finding.get("value")).isNull();
        });
        Response single = FreshKey.on(region())
                .contentType("application/json")
                .body(Map.of(
                        "uscc", "159999198704120018", "name", "个体户", "kinds", List.of("TESTING"), "division", "150200"))
                .post("/api/v1/institutions");
        single.then().statusCode(400).body("code", equalTo("PERSONAL_DATA_NOT_ALLOWED"));
        assertThat(single.asString()).doesNotContain("159999198704120018");
        region().get("/api/v1/institutions/159999198704120018").then().statusCode(404);
        for (String number : List.of("159999198704120018", "159999198704120878")) {
            assertThat(count("select count(*) from audit.trail t where t::text like '%" + number + "%'"))
                    .isZero();
            assertThat(count("select count(*) from register.import_findings f where f::text like '%" + number + "%'"))
                    .isZero();
        }
    }

    @Test
    void an_institution_and_the_number_of_a_report_are_no_persons() throws SQLException {
        allDigits();
        assertThat(deliver("records", "04b-numeric-code-taken-for-a-person.csv").getLong("result.accepted"))
                .isEqualTo(2);
        region().get("/api/v1/institutions/{uscc}/nothing", ALL_DIGITS);
        as(Roles.PLATFORM).get("/api/v1/institutions/{uscc}", ALL_DIGITS).then().statusCode(403);
        assertThat(count("select count(*) from audit.trail where subject like '%" + ALL_DIGITS + "%'"))
                .as("the trail names the institution")
                .isPositive();
        region().header("Idempotency-Key", "key-" + ALL_DIGITS + "-150102202403150012")
                .contentType("application/json")
                .body(Map.of("uscc", ALL_DIGITS, "name", "另一名称", "kinds", List.of("TESTING"), "division", "150100"))
                .post("/api/v1/institutions")
                .then()
                .statusCode(409);
    }

    @Test
    void what_is_not_seen_in_a_name_is_refused_by_name_and_place_and_a_fixed_blank_is_a_blank() {
        JsonPath job = deliver("institutions", "09-names-with-hidden-characters.csv");
        assertThat(job.getLong("result.refused")).isEqualTo(4);
        assertThat(findings("institutions", job).stream()
                        .map(finding -> finding.get("line") + " " + finding.get("detail"))
                        .map(text -> text.replaceAll("，请.*", "")))
                .containsExactly(
                        "2 第4个字符是看不见的格式字符（U+200B）",
                        "4 第12个字符是看不见的格式字符（U+202E）",
                        "5 第4个字符是私用区字符（U+E81E）",
                        "6 第8个字符是控制字符（U+000A）");
        JsonPath valid = send("institutions?mode=valid", UTF_8, file("09-names-with-hidden-characters.csv"));
        assertThat(valid.getLong("result.accepted")).isEqualTo(1);
        region().get("/api/v1/institutions/91150200MA0QFLX19G")
                .then()
                .statusCode(200)
                .body("name", equalTo("内蒙古 青城 环境检测有限公司"));
    }

    @Test
    void a_mongolian_name_keeps_its_selectors_joiners_and_narrow_blanks() {
        String name = "ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ ᠰᠠᠷ\u180Eᠠ\u200D\u180B";
        String csv = "uscc,name,kinds,division,registered_on\n91150200MA0QFLX200," + name + ",TESTING,150200,\n";
        assertThat(send("institutions", UTF_8, csv.getBytes(StandardCharsets.UTF_8))
                        .getLong("result.accepted"))
                .isEqualTo(1);
        region().get("/api/v1/institutions/91150200MA0QFLX200").then().body("name", equalTo(name));
    }

    @Test
    void a_file_is_read_as_its_own_mark_says() {
        JsonPath job = send("institutions", "text/csv;charset=GB18030", file("11-bom-declared-gb18030.csv"));
        assertThat(job.getLong("result.accepted")).isEqualTo(1);
        region().get("/api/v1/institutions/91150700MA0QFLD09E").then().body("name", equalTo("呼伦贝尔草原环境监测有限公司"));
    }

    @Test
    void what_spreadsheets_leave_behind_is_no_data_and_what_they_spoil_is_told() {
        assertThat(deliver("institutions", "12a-blank-rows.csv").getLong("result.accepted"))
                .isEqualTo(1);
        assertThat(deliver("institutions", "12b-blank-columns.csv").getLong("result.accepted"))
                .isEqualTo(1);
        JsonPath job = send("institutions?mode=valid", UTF_8, file("12c-dates-and-numbers.csv"));
        assertThat(job.getLong("result.accepted")).isEqualTo(1);
        assertThat(findings("institutions", job).stream()
                        .filter(finding -> "REFUSED".equals(finding.get("severity")))
                        .map(finding -> finding.get("line") + " " + finding.get("detail"))
                        .map(text -> text.replaceAll("[，；].*", "")))
                .containsExactly("3 被电子表格改成了科学计数法", "4 是电子表格的日期序号");
        region().get("/api/v1/institutions/91150200MA0QFLD07E").then().body("registeredOn", equalTo("2020-01-01"));
    }

    @Test
    void abolished_codes_are_refused_as_such_with_what_took_their_place() {
        JsonPath job = deliver("institutions", "15-old-divisions.csv");
        assertThat(findings("institutions", job).stream()
                        .filter(finding -> "REFUSED".equals(finding.get("severity")))
                        .map(finding -> finding.get("value") + " " + finding.get("detail")))
                .contains(
                        "152827 该代码（杭锦后旗）已撤销，现为150826杭锦后旗",
                        "152801 该代码（临河市）已撤销，现为150802临河区",
                        "152601 该代码（集宁市）已撤销，现为150902集宁区",
                        "152101 该代码（海拉尔市）已撤销，现为150702海拉尔区",
                        "150672 不是自治区内的行政区划代码；鄂尔多斯市为150600",
                        "150100000000 应为六位的行政区划代码，即150100呼和浩特市");
    }

    private static void allDigits() {
        JsonPath job = deliver("institutions", "04a-numeric-code-institution.csv");
        assertThat(job.getLong("result.accepted") + job.getLong("result.known")).isEqualTo(1);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role));
    }

    private static JsonPath deliver(String kind, String name) {
        return send(kind, UTF_8, file(name));
    }

    private static JsonPath send(String kind, String type, byte[] body) {
        Response answer = region().contentType(type).body(body).post("/api/v1/imports/" + kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }

    private static List<Map<String, @Nullable Object>> findings(String kind, JsonPath job) {
        return region().get("/api/v1/imports/{kind}/{id}/findings", kind, job.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static byte[] file(String name) {
        try (InputStream file = TriedInputsResourceTest.class.getResourceAsStream("/tried/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
