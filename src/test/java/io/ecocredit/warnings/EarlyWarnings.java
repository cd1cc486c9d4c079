package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warnings of Baotou before there is a record: found on 1 June 2024 under 1-12, to be put right by 1 August. */
final class EarlyWarnings {

    static final String AT = "/api/v1/early-warnings";
    static final String FOUND = "2024-06-01";
    static final String LIMIT = "2024-08-01";
    static final String HEADER =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,"
                    + "client_uscc,client_outcome,client_points,client_document_no,summary\n";

    /** When what all tests have entered is known, whatever day they were at: each look is a day after the one before. */
    private static LocalDate afterwards = LocalDate.of(2025, 6, 1);

    private static String today = "";
    private static int firms;
    private static int records;

    private EarlyWarnings() {}

    static void moveTo(String day) {
        today = day;
        TestTime.moveTo(day);
    }

    /** A day after all that any test has seen. */
    static String later() {
        afterwards = afterwards.plusDays(1);
        return afterwards.toString();
    }

    /** A testing institution of Baotou that no other test knows. */
    static String firm() {
        String uscc = "91150200MA0EW%04dX".formatted(++firms);
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,机构%d,TESTING,150200,2017-08-25
                """.formatted(uscc, firms));
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                %s,150200,2024,,某业主,检测%d,LEAGUE
                """.formatted(uscc, firms));
        Approved.testAccountOf(uscc);
        return uscc;
    }

    static String number() {
        return "EW-" + ++records;
    }

    static String matter(String division) {
        return FreshKey.on(league(division).contentType("application/json"))
                .body(Map.of("title", "先行", "indicators", List.of(), "requirement", "更正并报告", "days", 365))
                .post("/api/v1/warning-matters")
                .jsonPath()
                .getString("matterId");
    }

    static Map<String, Object> order(String uscc) {
        return new HashMap<>(Map.of(
                "uscc",
                uscc,
                "indicator",
                "1-12",
                "found",
                "报告缺页",
                "foundOn",
                FOUND,
                "place",
                "某项目",
                "matterId",
                matter(BAOTOU),
                "limitOn",
                LIMIT));
    }

    static Response issue(RequestSpecification who, Map<String, ?> order) {
        return FreshKey.on(who.contentType("application/json")).body(order).post(AT);
    }

    /** A warning that was given, by its number. */
    static String issued(String uscc) {
        Response answer = issue(league(BAOTOU), order(uscc));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("warningNo");
    }

    static Response move(RequestSpecification who, String number, String noun, Map<String, ?> order) {
        return who.contentType("application/json")
                .header("If-Match", region().get(AT + "/" + number).header("ETag"))
                .body(order)
                .post(AT + "/" + number + "/" + noun);
    }

    static Map<String, Object> report(String uscc) {
        return Map.of("words", "已更正", "evidence", List.of(evidence(uscc)));
    }

    static void reported(String uscc, String number) {
        move(institution(uscc), number, "report", report(uscc)).then().statusCode(200);
    }

    static void confirmed(String uscc, String number) {
        reported(uscc, number);
        move(league(BAOTOU), number, "confirmation", Map.of("words", "属实"))
                .then()
                .statusCode(200);
    }

    static Map<String, Object> form(String uscc, String record, String producedOn) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("recordNo", record),
                Map.entry("uscc", uscc),
                Map.entry("category", "GENERAL"),
                Map.entry("indicator", "1-12"),
                Map.entry("item", "13.4"),
                Map.entry("occurredOn", "2024-05-20"),
                Map.entry("producedOn", producedOn),
                Map.entry("division", BAOTOU),
                Map.entry("authority", "包头市生态环境局"),
                Map.entry("documentNo", record + "号"),
                Map.entry("source", "1"),
                Map.entry("summary", "某事")));
    }

    static Response enter(RequestSpecification who, Map<String, ?> form) {
        return FreshKey.on(who.contentType("application/json")).body(form).post("/api/v1/records");
    }

    /** Enters a record that is bound to a warning, and answers its number. */
    static String entered(String uscc, String warning, String producedOn) {
        String record = number();
        Map<String, Object> form = form(uscc, record, producedOn);
        form.put("earlyWarning", warning);
        Response answer = enter(league(BAOTOU), form);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("record.earlyWarning")).isEqualTo(warning);
        return record;
    }

    /** A record that came by a file, not bound to anything. */
    static String delivered(String uscc, String occurredOn, String producedOn) {
        String record = number();
        RegionYear.deliver(
                "records",
                HEADER
                        + "%1$s,%2$s,GENERAL,1-12,13.4,%3$s,%4$s,,150200,包头市生态环境局,%1$s号,1,,,,,某事\n"
                                .formatted(record, uscc, occurredOn, producedOn));
        return record;
    }

    static Response bind(String warning, String record) {
        return bind(league(BAOTOU), warning, record);
    }

    static Response bind(RequestSpecification who, String warning, String record) {
        return move(who, warning, "binding", Map.of("recordNo", record, "words", "同一项目的同一报告"));
    }

    static RequestSpecification provider() {
        return as(Roles.PROVIDER, Map.of("authority", "包头市生态环境局"));
    }

    /** The sheet of 2024 at the end of a day. */
    static JsonPath sheet(String uscc, String at) {
        return sheet(uscc, Map.of("at", at, "year", 2024));
    }

    static JsonPath sheet(String uscc, Map<String, ?> question) {
        TestTime.moveTo(later());
        Response answer = region().queryParams(question).get("/api/v1/institutions/{uscc}/score", uscc);
        TestTime.moveTo(today);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static String why(JsonPath sheet, String record) {
        return sheet.getString("lines.find { it.recordNo == '" + record + "' }.reasonCode");
    }
}
