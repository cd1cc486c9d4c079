package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.league;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A doubt is raised by file and by single entry in both lines, and stays until a person of its league settles it once. */
@QuarkusTest
@Cites(
        provisions = {Provision.A10_ITEM_1, Provision.A15_ITEM_1},
        settles = {Interpretation.I_3, Interpretation.I_34})
class DoubtResourceTest {

    private static int last;
    private static boolean filled;

    /** Whose doubts they are. */
    enum Line {
        INSTITUTIONS("/api/v1/doubts", "/inside/doubts", "institutions", "校验码不符") {
            @Override
            String byFile() {
                String code = doubtful("91150200MA" + String.format("%07d", ++last));
                RegionYear.deliver(
                        "institutions",
                        "uscc,name,kinds,division,registered_on\n" + code + ",某检测有限公司,TESTING,150200,\n");
                return code;
            }

            @Override
            String bySingleEntry() {
                String code = doubtful("91150200MB" + String.format("%07d", ++last));
                post(
                        "/api/v1/institutions",
                        Map.of("uscc", code, "name", "某监测有限公司", "kinds", List.of("TESTING"), "division", "150200"));
                return code;
            }
        },
        PERSONS("/api/v1/practitioner-doubts", "/inside/practitioner-doubts", "practitioners", "校验码不符") {
            @Override
            String byFile() {
                String number = "D-" + ++last;
                RegionYear.deliver(
                        "practitioners",
                        "practitioner_no,identity_number,name,employer_uscc,division\n" + number + ","
                                + unlikely("15999919610203" + String.format("%03d", last)) + ",某人,,150200\n");
                return number;
            }

            @Override
            String bySingleEntry() {
                return post(
                        "/api/v1/practitioners",
                        Map.of(
                                "identityNumber",
                                unlikely("15999919620203" + String.format("%03d", ++last)),
                                "name",
                                "某人",
                                "division",
                                "150200"));
            }
        };

        private final String address;
        private final String page;
        private final String kind;
        private final String detail;

        Line(String address, String page, String kind, String detail) {
            this.address = address;
            this.page = page;
            this.kind = kind;
            this.detail = detail;
        }

        /** The code with a check character that does not fit. */
        private static String doubtful(String seventeen) {
            return new Uscc(seventeen + "0").hasValidCheckCharacter() ? seventeen + "1" : seventeen + "0";
        }

        /** The number with a check character that does not fit. */
        private static String unlikely(String seventeen) {
            return new IdentityDocument(seventeen + "0").isConsistent(LocalDate.of(2026, 1, 1))
                    ? seventeen + "1"
                    : seventeen + "0";
        }

        abstract String byFile();

        abstract String bySingleEntry();

        private static String post(String address, Map<String, ?> body) {
            var answer = FreshKey.on(league(BAOTOU))
                    .contentType("application/json")
                    .body(body)
                    .post(address)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            return Objects.requireNonNullElse(answer.getString("uscc"), answer.getString("practitioner.number"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_doubt_is_raised_by_file_and_by_single_entry_and_listed_for_its_league(Line line) {
        for (String fact : List.of(line.byFile(), line.bySingleEntry())) {
            for (RequestSpecification reader : List.of(region(), league(BAOTOU))) {
                Map<String, Object> doubt = doubtOf(reader, line, fact);
                assertThat(doubt).containsEntry("kind", line.kind).containsEntry("league", BAOTOU);
                assertThat(String.valueOf(doubt.get("detail"))).contains(line.detail);
                assertThat(doubt.toString()).doesNotContain("159999");
            }
            assertThat(all(league(ORDOS), line, "open")).noneMatch(each -> fact.equals(each.get("fact")));
            league(BAOTOU)
                    .header("Accept", "text/html")
                    .get(line.page)
                    .then()
                    .statusCode(200)
                    .body(containsString(fact));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_person_settles_it_once_with_a_reason_and_it_stands_in_the_trail(Line line) throws SQLException {
        String fact = line.byFile();
        Object number = numberOf(line, fact);
        settle(league(BAOTOU), line, number, Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        settle(league(ORDOS), line, number, Map.of("reason", "不是本盟市的")).then().statusCode(404);
        settle(league(BAOTOU), line, number, Map.of("reason", "与登记机关核对，代码无误"))
                .then()
                .statusCode(200)
                .body("reason", equalTo("与登记机关核对，代码无误"))
                .body("settledBy", equalTo("test-league"));
        settle(region(), line, number, Map.of("reason", "再次核实")).then().statusCode(409);
        assertThat(all(region(), line, "open")).noneMatch(each -> fact.equals(each.get("fact")));
        assertThat(all(region(), line, "settled")).anyMatch(each -> fact.equals(each.get("fact")));
        assertThat(count("select count(*) from audit.trail where subject_kind = 'doubt' and subject = '" + number
                        + "' and outcome = 'DONE'"))
                .isPositive();
    }

    @Test
    void a_registration_tells_its_doubt_until_it_is_settled() {
        String code = Line.INSTITUTIONS.bySingleEntry();
        region().get("/api/v1/institutions/{uscc}", code).then().body("doubts", hasSize(1));
        Object number = numberOf(Line.INSTITUTIONS, code);
        settle(region(), Line.INSTITUTIONS, number, Map.of("reason", "已核实"))
                .then()
                .statusCode(200);
        region().get("/api/v1/institutions/{uscc}", code).then().body("doubts", hasSize(0));
    }

    /** Whether the bureau of before is that of today, and its document the same, is not said by its name (I-34). */
    @ParameterizedTest
    @EnumSource
    void a_former_name_of_an_authority_is_a_doubt_by_file_and_by_single_entry(Line line) {
        if (!filled) {
            SmallRegister.fill();
            filled = true;
        }
        String kind = line == Line.INSTITUTIONS ? "records" : "practitioner_records";
        String byFile = SmallRegister.csv(kind, Map.of("authority", "包头市 环境保护局"));
        RegionYear.deliver(kind, SmallRegister.header(kind) + "\n" + byFile);
        String single = "FORMER-" + line;
        Map<String, Object> form = new HashMap<>(Map.of(
                "recordNo",
                single,
                "occurredOn",
                "2024-03-01",
                "producedOn",
                "2024-04-01",
                "division",
                BAOTOU,
                "authority",
                "包头市环境保护局",
                "indicator",
                "2-03"));
        if (line == Line.INSTITUTIONS) {
            form.putAll(Map.of(
                    "uscc",
                    SmallRegister.TESTING,
                    "category",
                    "GENERAL",
                    "indicator",
                    "1-12",
                    "item",
                    "13.4",
                    "source",
                    1));
        }
        FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .body(form)
                .post(line == Line.INSTITUTIONS ? "/api/v1/records" : "/api/v1/practitioners/P-1/records")
                .then()
                .statusCode(201);
        for (String fact : List.of(byFile.substring(0, byFile.indexOf(',')), single)) {
            assertThat(doubtOf(league(BAOTOU), line, fact))
                    .containsEntry("kind", kind)
                    .containsEntry("field", "authority")
                    .hasEntrySatisfying(
                            "detail", detail -> assertThat((String) detail).contains("包头市生态环境局"));
        }
    }

    private static Response settle(RequestSpecification officer, Line line, Object number, Map<String, String> order) {
        return officer.contentType("application/json").body(order).post(line.address + "/" + number + "/settlement");
    }

    private static Object numberOf(Line line, String fact) {
        return Objects.requireNonNull(doubtOf(region(), line, fact).get("number"));
    }

    private static Map<String, Object> doubtOf(RequestSpecification reader, Line line, String fact) {
        return all(reader, line, "open").stream()
                .filter(each -> fact.equals(each.get("fact")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> all(RequestSpecification reader, Line line, String state) {
        return reader.queryParam("state", state)
                .queryParam("limit", 500)
                .get(line.address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
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
