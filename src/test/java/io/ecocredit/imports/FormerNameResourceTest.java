package io.ecocredit.imports;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person says of the former name of an authority decides what counts once, on both lines (I-10, I-18, I-34). */
@QuarkusTest
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_10, Interpretation.I_18, Interpretation.I_34})
class FormerNameResourceTest {

    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,"
                    + "authority,document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary\n";
    private static final String PRESENT = "包头市生态环境局";

    /** Whose records they are, with two of one document by the bureau under both its names. */
    enum Line {
        INSTITUTIONS("/api/v1/doubts", "/inside/doubts", "FN-I1") {
            @Override
            void deliver() {
                TwoLeagues.fill();
                RegionYear.deliver("records", RECORDS + """
                        FN-I1,%1$s,GENERAL,1-12,13.4,2024-03-01,2024-03-10,,150200,包头市环境保护局,包环通〔2024〕1号,1,,,,,通报
                        FN-I2,%1$s,GENERAL,1-12,13.4,2024-03-01,2024-03-12,,150200,包头市生态环境局,包环通〔2024〕1号,1,,,,,通报
                        """.formatted(SHARED));
            }

            @Override
            int counted() {
                return sheet(null)
                        .getList("lines.findAll { it.kind == 'DEDUCTION' && it.indicator == '1-12' }")
                        .size();
            }
        },
        PERSONS("/api/v1/practitioner-doubts", "/inside/practitioner-doubts", "FN-P1") {
            @Override
            void deliver() {
                RegionYear.deliver("practitioners", """
                        practitioner_no,identity_number,name,employer_uscc,division
                        FN-1,H10000001,某人,,150200
                        """);
                RegionYear.deliver("practitioner_records", """
                        record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,\
                        document_no,client_name,summary
                        FN-P1,FN-1,,2-01,2024-03-01,2024-03-10,150200,包头市环境保护局,包环〔2024〕1号,,问题一
                        FN-P2,FN-1,,2-02,2024-03-01,2024-03-12,150200,包头市生态环境局,包环〔2024〕1号,,问题二
                        """);
            }

            @Override
            int counted() {
                JsonPath result = region().queryParam("year", 2024)
                        .queryParam("at", "2024-12-31")
                        .get("/api/v1/practitioners/{number}/result", "FN-1")
                        .jsonPath();
                assertThat(result.getBoolean("dishonest")).isEqualTo(result.getInt("departments") > 1);
                return result.getInt("departments");
            }
        };

        private final String address;
        private final String page;
        private final String record;

        Line(String address, String page, String record) {
            this.address = address;
            this.page = page;
            this.record = record;
        }

        abstract void deliver();

        /** How many of the two count: records that deduct, or departments that make somebody dishonest. */
        abstract int counted();
    }

    private static boolean filled;

    @BeforeEach
    void begin() {
        if (!filled) {
            TestTime.moveTo("2025-06-10");
            for (Line line : Line.values()) {
                line.deliver();
            }
            filled = true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_settled_decides_and_another_officer_revises_it(Line line) {
        assertThat(line.counted()).as("a doubt merges nothing").isEqualTo(2);
        String doubt = line.address + "/" + number(line);
        assertThat(of(line, "open").getString("code")).isEqualTo("FORMER_AUTHORITY");
        Response unsaid = post(officer("one"), doubt + "/settlement", null, "经查");
        refused(unsaid, 400, "INVALID_PARAMETER");
        assertThat(unsaid.jsonPath().getString("errors[0].field")).isEqualTo("same");
        assertThat(unsaid.jsonPath().getString("clause")).contains("I-34");
        refused(post(officer("one"), doubt + "/revision", true, "经查"), 409, "STEP_OUT_OF_ORDER");

        Response settled = post(officer("one"), doubt + "/settlement", true, "2019年机构改革更名");
        assertThat(settled.statusCode()).as(settled.asString()).isEqualTo(200);
        assertThat(settled.jsonPath().getBoolean("same")).isTrue();
        assertThat(line.counted()).as("one authority, one matter").isEqualTo(1);
        refused(post(officer("two"), doubt + "/settlement", false, "另查"), 409, "STEP_OUT_OF_ORDER");

        refused(post(officer("one"), doubt + "/revision", false, "另查"), 409, "SECOND_OFFICER_NEEDED");
        assertThat(post(officer(ORDOS, "two"), doubt + "/revision", false, "另查").statusCode())
                .isEqualTo(404);
        assertThat(line.counted()).isEqualTo(1);
        Response revised = post(officer("two"), doubt + "/revision", false, "编制文件表明并非同一机关");
        assertThat(revised.statusCode()).as(revised.asString()).isEqualTo(200);
        assertThat(revised.jsonPath().getString("settledBy")).isEqualTo(BAOTOU + "two");
        assertThat(line.counted()).as("each counts").isEqualTo(2);
        assertThat(officer("one").queryParam("state", "settled").get(line.page).asString())
                .contains(line.record, "核实为不同");

        assertThat(post(officer("one"), doubt + "/revision", true, "原核实无误").statusCode())
                .isEqualTo(200);
        assertThat(line.counted()).isEqualTo(1);
    }

    @Test
    void the_sheet_names_the_settlement_and_says_what_was_known_before_it() {
        RegionYear.deliver("records", RECORDS + """
                FN-I3,%1$s,GENERAL,1-11,13.4,2024-04-01,2024-04-10,,150200,包头市环保局,包环约〔2024〕3号,1,,,,,约谈
                FN-I4,%1$s,GENERAL,1-11,13.4,2024-04-01,2024-04-12,,150200,包头市生态环境局,包环约〔2024〕3号,1,,,,,约谈
                """.formatted(SHARED));
        String before = Instant.parse(
                        region().get("/api/v1/records/FN-I4").jsonPath().getString("recordedAt"))
                .toString();
        assertThat(line("FN-I4", null).getString("kind")).isEqualTo("DEDUCTION");
        String doubt = "/api/v1/doubts/"
                + RegionYear.region()
                        .queryParam("limit", 500)
                        .get("/api/v1/doubts")
                        .jsonPath()
                        .getInt("items.find { it.fact == 'FN-I3' }.number");
        int told = told();
        assertThat(post(officer("one"), doubt + "/settlement", true, "更名").statusCode())
                .isEqualTo(200);

        JsonPath line = line("FN-I4", null);
        assertThat(line.getString("kind")).isEqualTo("NOT_COUNTED");
        assertThat(line.getString("reasonCode")).isEqualTo("SAME_MATTER");
        assertThat(line.getString("reason")).contains("FN-I3", "经核实即“" + PRESENT + "”");
        assertThat(line("FN-I3", null).getString("authoritySettled")).contains(PRESENT);
        assertThat(line("FN-I4", before).getString("kind"))
                .as("as it was known")
                .isEqualTo("DEDUCTION");
        assertThat(told()).as("the institution is told").isEqualTo(told + 1);
    }

    @Test
    void a_doubt_of_another_kind_says_nothing_of_sameness() {
        RegionYear.deliver(
                "institutions", "uscc,name,kinds,division,registered_on\n91150200MC00000010,某机构,TESTING,150200,\n");
        Integer number = region().queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .get("items.find { it.fact == '91150200MC00000010' }?.number");
        assertThat(number).isNotNull();
        refused(post(officer("one"), "/api/v1/doubts/" + number + "/settlement", true, "已核"), 400, "INVALID_PARAMETER");
        assertThat(post(officer("one"), "/api/v1/doubts/" + number + "/settlement", null, "已核")
                        .statusCode())
                .isEqualTo(200);
        refused(post(officer("two"), "/api/v1/doubts/" + number + "/revision", true, "再核"), 409, "STEP_OUT_OF_ORDER");
    }

    private static int told() {
        return institution(SHARED)
                .queryParam("limit", 500)
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.findAll { it.kind == 'authority-settlement' }")
                .size();
    }

    private static JsonPath sheet(@Nullable String knownAt) {
        RequestSpecification reader = region().queryParam("year", "2024").queryParam("at", "2025-06-10");
        Response answer = (knownAt == null ? reader : reader.queryParam("knownAt", knownAt))
                .get("/api/v1/institutions/{uscc}/score", SHARED);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static JsonPath line(String record, @Nullable String knownAt) {
        return sheet(knownAt).setRootPath("lines.find { it.recordNo == '" + record + "' }");
    }

    private static JsonPath of(Line line, String state) {
        return region().queryParam("state", state)
                .queryParam("limit", 500)
                .get(line.address)
                .jsonPath()
                .setRootPath("items.find { it.fact == '" + line.record + "' }");
    }

    private static int number(Line line) {
        return of(line, "open").getInt("number");
    }

    private static RequestSpecification officer(String name) {
        return officer(BAOTOU, name);
    }

    private static RequestSpecification officer(String league, String name) {
        return as(Roles.LEAGUE, Map.of("division", league, "sub", league + name));
    }

    private static Response post(RequestSpecification who, String address, @Nullable Boolean same, String reason) {
        Map<String, Object> order = new HashMap<>(Map.of("reason", reason));
        if (same != null) {
            order.put("same", same);
        }
        return who.contentType("application/json").body(order).post(address);
    }
}
