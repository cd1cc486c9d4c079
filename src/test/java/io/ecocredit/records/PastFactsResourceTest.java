package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.Succeeded;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file tells what has happened; it takes the place of no procedure, on either line (I-30). Today is {@link LineYear#TODAY}. */
@QuarkusTest
@Cites(
        provisions = {
            Provision.A26_PARAGRAPH_2,
            Provision.A26_PARAGRAPH_3,
            Provision.A27_ITEM_1,
            Provision.A28_PARAGRAPH_1
        },
        settles = {Interpretation.I_3, Interpretation.I_16, Interpretation.I_22, Interpretation.I_30})
class PastFactsResourceTest {

    private static final String STATION = "包头市生态环境监测站";
    private static final String BUREAU = "包头市生态环境局";
    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,"
                    + "client_uscc,client_outcome,client_points,client_document_no,summary\n";

    @ParameterizedTest
    @EnumSource
    void a_rectification_has_its_day_and_its_authority_and_ends_nothing_that_a_result_rests_on(LineYear line) {
        line.prepare();
        String name = line.name().substring(0, 1);
        record(line, name + "-A", "2024-06-03", STATION);
        record(line, name + "-B", "2024-06-04", BUREAU);
        record(line, name + "-C", "2024-06-05", STATION);
        record(line, name + "-D", "2024-06-06", STATION);

        refusedRow(rectified(name + "-A", "2024-06-02", STATION), "DATES_OUT_OF_ORDER", "confirmed_on");
        refusedRow(rectified(name + "-A", "2025-04-09", STATION), "IMPOSSIBLE_DATE", "confirmed_on");
        refusedRow(rectified(name + "-A", "2024-07-01", "某监测站"), "OTHER_AUTHORITY", "authority");
        refusedRow(rectified(name + "-A", "2024-07-01", "呼和浩特市生态环境局"), "OTHER_AUTHORITY", "authority");
        assertThat(rectified(name + "-C", "2025-04-08", BUREAU).getLong("result.accepted"))
                .isEqualTo(1);

        assertThat(rectified(name + "-D", "2025-04-08", BUREAU.substring(0, 3) + "\u3000" + BUREAU.substring(3))
                        .getLong("result.accepted"))
                .as("an authority is the same however it is written (I-34)")
                .isEqualTo(1);
        assertThat(rectified(name + "-D", "2025-04-08", BUREAU).getLong("result.known"))
                .isEqualTo(1);

        for (Step step : closing(line)) {
            line.putAt(line.first(), step);
            JsonPath told = rectified(name + "-A", "2024-07-01", STATION);
            refusedRow(told, "STEP_OUT_OF_ORDER", "record_no");
            assertThat(findings(told).getString("items[0].clause")).contains("I-30");
        }
        line.putAt(line.first(), Step.CONFIRMED);
        assertThat(rectified(name + "-A", "2024-07-01", STATION).getLong("result.accepted"))
                .isEqualTo(1);
    }

    /** The steps at which a result is on notice, or was told; the practitioners' line has no notice. */
    private static Step[] closing(LineYear line) {
        if (line == LineYear.INSTITUTIONS) {
            return new Step[] {Step.ON_NOTICE, Step.DETERMINED, Step.RETURNED, Step.PUBLISHED};
        }
        line.determine(line.first());
        return new Step[] {Step.CONCLUDED, Step.LETTER_SENT};
    }

    @Test
    void a_warning_tells_of_no_day_to_come_and_of_no_record_on_which_a_shown_result_rests() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        record(line, "W-A", "2024-06-03", STATION);
        record(line, "W-C", "2025-03-03", STATION);
        refusedRow(warned("W-C,2025-04-09,整改,2025-12-31,,"), "IMPOSSIBLE_DATE", "issued_on");
        refusedRow(warned("W-A,2024-07-01,整改,2024-12-31,2024-08-01,2025-04-09"), "IMPOSSIBLE_DATE", "confirmed_on");
        assertThat(warned("W-A,2024-07-01,整改,2024-12-31,,").getLong("result.accepted"))
                .isEqualTo(1);
        line.putAt(line.first(), Step.ON_NOTICE);
        refusedRow(warned("W-A,2024-07-01,整改,2024-12-31,2024-08-01,2024-08-02"), "STEP_OUT_OF_ORDER", "record_no");
        record(line, "W-B", "2024-06-04", STATION);
        refusedRow(warned("W-B,2024-07-01,整改,2024-12-31,,"), "STEP_OUT_OF_ORDER", "record_no");
        line.putAt(line.first(), Step.CONFIRMED);
    }

    @Test
    void a_record_of_another_year_is_closed_by_the_result_that_it_weighs_on() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        RegionYear.deliver("records", RECORDS + serious("X-1", line.second(), "2025-03-01"));
        RegionYear.deliver("records", RECORDS + general("X-2", line.second(), "2025-03-01", STATION));
        line.putAt(line.second(), Step.ON_NOTICE);
        refusedRow(rectified("X-1", "2025-03-02", STATION), "STEP_OUT_OF_ORDER", "record_no");
        assertThat(rectified("X-2", "2025-03-02", STATION).getLong("result.accepted"))
                .isEqualTo(1);
        line.putAt(line.second(), Step.CONFIRMED);
        assertThat(rectified("X-1", "2025-03-02", STATION).getLong("result.accepted"))
                .isEqualTo(1);
    }

    @Test
    void a_result_that_was_on_notice_stays_closed_when_it_is_proposed_anew() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String shown = line.late();
        RegionYear.deliver("records", RECORDS + general("N-1", shown, "2024-06-03", STATION));
        line.determine(shown);
        line.putAt(line.first(), Step.LISTED);
        line.putAt(line.second(), Step.LISTED);
        line.putAt(shown, Step.CONFIRMED);
        line.officer("one").post(line.year("/public-notice")).then().statusCode(200);
        line.putAt(shown, Step.PROPOSED);
        refusedRow(rectified("N-1", "2024-07-01", STATION), "STEP_OUT_OF_ORDER", "record_no");
    }

    @Test
    void a_record_of_the_absorbed_is_closed_by_the_result_of_its_successor() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        record(line, "Z-1", "2024-06-03", STATION);
        succession(line, Map.of("successor", line.elsewhere(), "reason", "吸收合并"));
        line.putAt(line.elsewhere(), Step.ON_NOTICE);
        refusedRow(rectified("Z-1", "2024-07-01", STATION), "STEP_OUT_OF_ORDER", "record_no");
        line.putAt(line.elsewhere(), Step.CONFIRMED);
        assertThat(rectified("Z-1", "2024-07-01", STATION).getLong("result.accepted"))
                .isEqualTo(1);
        succession(line, Map.of("reason", "登记有误"));
    }

    private static void succession(LineYear line, Map<String, String> order) {
        Succeeded.change(() -> line.officer("one"), () -> line.region("two"), line.first(), order);
    }

    @Test
    void enough_people_on_record_bind_their_records_to_the_employers_result() {
        LineYear.INSTITUTIONS.prepare();
        LineYear.PRACTITIONERS.prepare();
        String employer = LineYear.INSTITUTIONS.elsewhere();
        for (int person = 1; person <= 3; person++) {
            RegionYear.deliver("practitioner_records", personal("S-" + person, "P90000" + person, employer));
        }
        LineYear.INSTITUTIONS.putAt(employer, Step.ON_NOTICE);
        refusedRow(rectified("S-1", "2024-07-01", STATION), "STEP_OUT_OF_ORDER", "record_no");
        LineYear.INSTITUTIONS.putAt(employer, Step.CONFIRMED);
        assertThat(rectified("S-1", "2024-07-01", STATION).getLong("result.accepted"))
                .isEqualTo(1);
        LineYear.INSTITUTIONS.putAt(employer, Step.ON_NOTICE);
        assertThat(rectified("S-2", "2024-07-01", STATION).getLong("result.accepted"))
                .as("two people are not enough, so nothing rests on their records")
                .isEqualTo(1);
        LineYear.INSTITUTIONS.putAt(employer, Step.CONFIRMED);
    }

    @Test
    void history_is_brought_in_by_the_region_with_a_second_officer_into_a_year_that_was_opened_to_it() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String year = "/api/v1/years/2023";
        RegionYear.open(2023);
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + line.second()
                        + ",150200,2023,,某业主,检测,LEAGUE\n");
        RegionYear.deliver("records", RECORDS + general("H-1", line.second(), "2023-03-01", STATION));
        RegionYear.open(2023);
        RegionYear.rate(2023, "2024-05-15");
        RegionYear.publish(2023, "2024-06-05");
        refusedRow(rectified("H-1", "2023-09-01", STATION), "STEP_OUT_OF_ORDER", "record_no");

        refused(open(line.region("one"), year, "2025-04-07"), 400, "INVALID_PARAMETER");
        refused(open(line.region("one"), year, "2025-05-09"), 400, "INVALID_PARAMETER");
        refused(open(line.region("one"), "/api/v1/years/2025", "2025-04-20"), 409, "STEP_OUT_OF_ORDER");
        refused(open(line.officer("one"), year, "2025-04-20"), 403, "FORBIDDEN");
        assertThat(open(RegionYear.region().contentType("application/json"), year, "2025-04-20")
                        .statusCode())
                .isEqualTo(200);
        refusedRow(rectified("H-1", "2023-09-01", STATION), "STEP_OUT_OF_ORDER", "record_no");
        assertThat(open(line.region("two"), year, "2025-04-20").jsonPath().getList("openedBy"))
                .as("whose own files are not let in")
                .hasSize(3);
        refusedRow(rectified("H-1", "2023-09-01", "某监测站"), "OTHER_AUTHORITY", "authority");
        assertThat(rectified("H-1", "2023-09-01", STATION).getLong("result.accepted"))
                .isEqualTo(1);

        line.putAt(line.first(), Step.NOTIFIED);
        refused(open(line.region("one"), "/api/v1/years/2024", "2025-04-20"), 409, "STEP_OUT_OF_ORDER");
    }

    private static Response open(RequestSpecification who, String year, String until) {
        return who.body(Map.of("until", until, "reason", "补录以往年度的整改")).put(year + "/history");
    }

    private static void record(LineYear line, String number, String producedOn, String authority) {
        if (line == LineYear.INSTITUTIONS) {
            RegionYear.deliver("records", RECORDS + general(number, line.first(), producedOn, authority));
        } else {
            RegionYear.deliver(
                    "practitioner_records",
                    personal(number, line.first(), "")
                            .replace("2024-06-01", producedOn)
                            .replace(STATION, authority));
        }
    }

    private static String general(String number, String uscc, String producedOn, String authority) {
        return "%s,%s,GENERAL,1-12,13.4,%s,%s,,150200,%s,%s号,1,,,,,某事\n"
                .formatted(number, uscc, producedOn, producedOn, authority, number);
    }

    private static String serious(String number, String uscc, String producedOn) {
        return "%s,%s,SERIOUS,18-1,14.1,%s,%s,,150200,%s,%s号,1,,,,,某事\n"
                .formatted(number, uscc, producedOn, producedOn, STATION, number);
    }

    private static String personal(String number, String person, String employer) {
        return "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                + "client_name,summary\n%s,%s,%s,2-01,2024-03-01,2024-06-01,150200,%s,%s号,,问题\n"
                        .formatted(number, person, employer, STATION, number);
    }

    private static JsonPath rectified(String number, String day, String authority) {
        return RegionYear.deliverValid(
                "rectifications", "record_no,confirmed_on,authority\n%s,%s,%s\n".formatted(number, day, authority));
    }

    private static JsonPath warned(String row) {
        return RegionYear.deliverValid(
                "warnings", "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n" + row + "\n");
    }

    private static JsonPath findings(JsonPath report) {
        String kind = report.getString("kind").substring("import ".length());
        return RegionYear.region()
                .get("/api/v1/imports/{kind}/{id}/findings", kind, report.getString("id"))
                .jsonPath();
    }

    private static void refusedRow(JsonPath report, String code, String field) {
        assertThat(report.getLong("result.refused")).as(report.prettify()).isEqualTo(1);
        assertThat(report.getLong("result.accepted") + report.getLong("result.completed"))
                .isZero();
        JsonPath found = findings(report);
        assertThat(found.getList("items.code")).as(found.prettify()).containsExactly(code);
        assertThat(found.getList("items.field")).containsExactly(field);
    }
}
