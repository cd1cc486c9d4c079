package io.ecocredit.stories;

import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.fixtures.RegionYear.secondOfficer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls as officers have made them, read from {@code src/test/resources/tried} and sent as they stand, each with what is right. */
@QuarkusTest
@Cites(
        provisions = {Provision.A20_ITEM_6, Provision.A15_ITEM_1, Provision.A10_ITEM_1},
        settles = {Interpretation.I_3, Interpretation.I_33, Interpretation.I_37})
class TriedScriptsResourceTest {

    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '([^']+)'");
    private static final Pattern ADDRESS = Pattern.compile("\\$B(\\S+)");
    private static final Pattern LOOK_UP = Pattern.compile("(GET|POST) (\\S+)(?: (\\{.*}))?.*");

    @Test
    void an_empty_year_and_one_that_is_not_over_are_not_published_and_can_be_afterwards() {
        TestTime.moveTo("2026-06-06");
        List<Response> answers = answers("06-year-empty-or-unfinished.sh");
        assertThat(answers).hasSize(3);
        answers.get(0).then().statusCode(200);
        answers.get(1).then().statusCode(200).body("state", equalTo("SUCCEEDED"));
        answers.get(2)
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_TO_PUBLISH"))
                .body("clause", containsString("I-33"));

        RegionYear.deliver(
                "institutions",
                "uscc,name,kinds,division,registered_on\n91150200MA0ABCD92X,某环境检测有限公司,TESTING,150200,2017-08-25\n");
        for (String year : List.of("2025", "2026")) {
            RegionYear.deliver(
                    "engagements",
                    "uscc,division,year,client_uscc,client_name,project,origin\n91150200MA0ABCD92X,150200," + year
                            + ",,某业主,检测,LEAGUE\n");
        }
        region().post("/api/v1/years/2025/participants").then().statusCode(200);
        RegionYear.rate(2025, "2026-06-05");
        RegionYear.publish(2025, "2026-06-05");
        given().get("/api/v1/grades/91150200MA0ABCD92X").then().statusCode(200);

        TestTime.moveTo("2026-11-28");
        RegionYear.open(2026);
        RegionYear.rate(2026, "2026-11-28");
        Response early = secondOfficer()
                .contentType("application/json")
                .body(Map.of("publishedOn", "2026-11-28"))
                .post("/api/v1/years/2026/publication");
        assertThat(early.asString()).contains("PERIOD_NOT_OVER", "I-33");
        given().get("/api/v1/releases/2026").then().statusCode(404);
    }

    @Test
    void no_calendar_year_is_what_was_sent_last() {
        String before = region().get("/api/v1/calendars/2026").asString();
        List<Response> answers = answers("07-calendar.sh");
        assertThat(answers).hasSize(4);
        answers.subList(0, 3)
                .forEach(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 409));
        assertThat(answers.get(0).asString())
                .as("the days that would go, by name")
                .contains("2026-02-17", "2026-10-01");
        answers.get(3).then().statusCode(404).body("code", equalTo("CALENDAR_NOT_LOADED"));
        assertThat(region().get("/api/v1/calendars/2026").asString()).isEqualTo(before);
    }

    @Test
    void a_doubtful_code_is_entered_with_its_doubt_which_a_person_settles() {
        String form = text("08-single-entry-without-doubt.json");
        FreshKey.on(region())
                .contentType("application/json")
                .body(form)
                .post("/api/v1/institutions")
                .then()
                .statusCode(201)
                .body("doubts", contains(containsString("校验码不符")));
        List<Map<String, Object>> doubts = region().get("/api/v1/doubts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.fact == '91150200MA0QFLD031' }");
        assertThat(doubts)
                .singleElement()
                .satisfies(
                        doubt -> assertThat(String.valueOf(doubt.get("clause"))).contains("I-3"));
        Object number = Objects.requireNonNull(doubts.getFirst().get("number"));
        region().contentType("application/json")
                .body(Map.of("reason", "与登记机关核对，代码无误"))
                .post("/api/v1/doubts/" + number + "/settlement")
                .then()
                .statusCode(200);
        region().get("/api/v1/institutions/91150200MA0QFLD031").then().body("doubts", equalTo(List.of()));
    }

    @Test
    void codes_are_found_however_they_are_written_and_what_is_none_is_told() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into published.results
                        (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                    values ('91150200MA0QFLX1DW', 2024, '包头查询检测有限公司', '150200', array['TESTING'], 'NORMAL', true,
                        '2025-06-05', '2025-06-05T00:00:00Z', 1,
                        json_build_object('uscc', '91150200MA0QFLX1DW', 'name', '包头查询检测有限公司'))
                    """);
        }
        List<Response> answers = text("13-code-look-ups.txt")
                .lines()
                .map(LOOK_UP::matcher)
                .filter(Matcher::matches)
                .map(TriedScriptsResourceTest::lookedUp)
                .toList();
        assertThat(answers).hasSize(5);
        answers.get(0)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_USCC"))
                .body("detail", containsString("91150200MA0QFLX1DW"));
        answers.get(1).then().statusCode(200).body("items.uscc", contains("91150200MA0QFLX1DW"));
        answers.get(2).then().statusCode(200).body("items.uscc", contains("91150200MA0QFLX1DW"));
        answers.get(3).then().statusCode(200).body("current.uscc", equalTo("91150200MA0QFLX1DW"));
        answers.get(4).then().statusCode(400).body("errors[0].field", equalTo("codes[1]"));
    }

    private static Response lookedUp(MatchResult line) {
        RequestSpecification request = given().urlEncodingEnabled(true);
        String address = URLDecoder.decode(line.group(2), StandardCharsets.UTF_8);
        return line.group(1).equals("GET")
                ? request.get(address)
                : request.contentType("application/json").body(line.group(3)).post(address);
    }

    /** What the calls of a script are answered, each after the other. */
    private static List<Response> answers(String script) {
        return text(script)
                .lines()
                .filter(line -> line.startsWith("curl "))
                .map(TriedScriptsResourceTest::called)
                .toList();
    }

    private static Response called(String line) {
        RequestSpecification officer = line.contains("$R2") ? secondOfficer() : region();
        HEADER.matcher(line).results().forEach(header -> officer.header(header.group(1), header.group(2)));
        Matcher body = BODY.matcher(line);
        boolean hasBody = body.find();
        if (hasBody) {
            officer.body(body.group(1));
        }
        Matcher method = METHOD.matcher(line);
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        return officer.request(method.find() ? method.group(1) : hasBody ? "POST" : "GET", address.group(1));
    }

    private static String text(String name) {
        try (InputStream file = TriedScriptsResourceTest.class.getResourceAsStream("/tried/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
