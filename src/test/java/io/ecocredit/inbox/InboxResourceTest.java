package io.ecocredit.inbox;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices reach whom they are for and nobody else, the latest first, and are opened once for each account. */
@QuarkusTest
@Cites(settles = Interpretation.I_29)
class InboxResourceTest {

    private static final String INBOX = "/api/v1/inbox";

    private static boolean told;

    /** Two notices to an institution, that it is out of the evaluation and that it is back. */
    @BeforeEach
    void tell() {
        if (told) {
            return;
        }
        TwoLeagues.fill();
        FreshKey.on(league(BAOTOU).contentType("application/json"))
                .body(Map.of("reason", "立案侦查"))
                .post("/api/v1/institutions/{u}/exclusion", OF_BAOTOU)
                .then()
                .statusCode(201);
        league(BAOTOU)
                .contentType("application/json")
                .body(Map.of())
                .post("/api/v1/institutions/{u}/exclusion/return", OF_BAOTOU)
                .then()
                .statusCode(200);
        told = true;
    }

    private static JsonPath read(RequestSpecification who) {
        return who.get(INBOX).jsonPath();
    }

    private static long newest() {
        return read(institution(OF_BAOTOU)).getLong("items[0].messageId");
    }

    @Test
    void the_recipient_reads_the_latest_first_with_clause_and_day() {
        JsonPath read = read(institution(OF_BAOTOU));
        assertThat(read.getList("items.kind")).containsExactly("exclusion", "exclusion");
        assertThat(read.getString("items[0].title")).contains("回到评价范围");
        assertThat(read.getString("items[1].title")).contains("移出评价范围");
        assertThat(read.getString("items[1].body")).contains("立案侦查");
        assertThat(read.getList("items.clause", String.class))
                .allSatisfy(clause -> assertThat(clause).contains("第五条", "第（四）项"));
        assertThat(read.getList("items.arrivedOn")).doesNotContainNull();
        assertThat(read.getLong("items[0].messageId")).isGreaterThan(read.getLong("items[1].messageId"));
    }

    @Test
    void nobody_else_has_them_in_the_inbox() {
        for (RequestSpecification other : List.of(institution(SHARED), league(BAOTOU), league(ORDOS), region())) {
            assertThat(read(other).getList("items.kind")).doesNotContain("exclusion");
        }
        for (String role :
                List.of(Roles.AUDITOR, Roles.PROVIDER, Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER)) {
            assertThat(as(role, Map.of()).get(INBOX).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(given().get(INBOX).statusCode()).isEqualTo(401);
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        List<Long> whole = read(institution(OF_BAOTOU)).getList("items.messageId", Long.class);
        List<Long> paged = new ArrayList<>();
        String cursor = "";
        do {
            Response page = institution(OF_BAOTOU)
                    .queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get(INBOX);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            List<Long> items = page.jsonPath().getList("items.messageId", Long.class);
            assertThat(items).hasSizeLessThanOrEqualTo(1);
            paged.addAll(items);
            cursor = page.jsonPath().getString("next");
            assertThat(page.header("Link") != null).as("a link to what follows").isEqualTo(cursor != null);
        } while (cursor != null);
        assertThat(paged).hasSizeGreaterThanOrEqualTo(2).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=%21",
                "cursor=MA",
                "cursor=LTE",
                "cursor=YWJj",
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=x"
            })
    void a_page_that_cannot_be_is_refused_and_named(String question) {
        Response answer = institution(OF_BAOTOU).get(INBOX + "?" + question);
        refused(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(question.split("=", -1)[0]);
    }

    @Test
    void a_notice_is_opened_for_good_and_only_by_whom_it_is_for() {
        String receipt = INBOX + "/" + newest() + "/receipt";
        for (RequestSpecification other : List.of(institution(SHARED), league(BAOTOU), region())) {
            refused(other.put(receipt), 404, "NO_SUCH_NOTICE");
        }
        assertThat(as(Roles.AUDITOR, Map.of()).put(receipt).statusCode()).isEqualTo(403);
        assertThat(read(institution(OF_BAOTOU)).getString("items[0].openedAt"))
                .as("not opened by whoever tried")
                .isNull();

        institution(OF_BAOTOU).put(receipt).then().statusCode(204);
        String opened = read(institution(OF_BAOTOU)).getString("items[0].openedAt");
        assertThat(opened).isNotNull();
        institution(OF_BAOTOU).put(receipt).then().statusCode(204);
        assertThat(read(institution(OF_BAOTOU)).getString("items[0].openedAt")).isEqualTo(opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "abc", "1e3", "999999999999999999", "9999999999999999999", "%31%20"})
    void a_number_that_no_notice_has_is_told_like_one_of_somebody_else(String number) {
        Response answer = institution(OF_BAOTOU).urlEncodingEnabled(false).put(INBOX + "/" + number + "/receipt");
        refused(answer, 404, "NO_SUCH_NOTICE");
        Response foreign = institution(SHARED).put(INBOX + "/" + newest() + "/receipt");
        assertThat(answer.jsonPath().getString("detail"))
                .isEqualTo(foreign.jsonPath().getString("detail"));
    }
}
