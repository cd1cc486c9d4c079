package io.ecocredit.institutions;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.UNKNOWN;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.SmallYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Registration of institutions, their former names, and who succeeds them, inside and in public (I-3). */
@QuarkusTest
@Cites(
        value = {Article.A10, Article.A15, Article.A31},
        settles = Interpretation.I_3)
class InstitutionChangeResourceTest {

    private static final String FORMER = "甲环境检测有限公司";
    private static final String LATER = "北疆生态监测集团有限公司";
    private static final String NEW = "91150200MA00000098";

    @Test
    void institutions_are_registered_renamed_and_succeeded() {
        a_league_registers_an_institution_once();
        a_renamed_institution_is_public_under_its_new_name_at_once_and_found_by_both();
        of_officers_who_change_at_once_one_does();
        an_old_code_leads_to_the_successor();
        a_successor_without_public_results_is_no_lead();
    }

    private void a_league_registers_an_institution_once() {
        TestTime.moveTo("2025-06-10");
        TwoLeagues.fill();
        SmallYear.publish(2024);
        Map<String, Object> form =
                Map.of("uscc", NEW, "name", "新设环境咨询有限公司", "kinds", List.of("CONSULTING"), "division", BAOTOU);
        assertThat(register(form).statusCode()).isEqualTo(201);
        assertThat(register(form).statusCode()).as("the same again").isEqualTo(200);
        Response other =
                register(Map.of("uscc", NEW, "name", "另一名称", "kinds", List.of("CONSULTING"), "division", BAOTOU));
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(409);
        Response faulty = register(Map.of("uscc", "91", "name", "某公司", "kinds", List.of("NONE"), "division", "999999"));
        assertThat(faulty.statusCode()).isEqualTo(400);
        assertThat(faulty.jsonPath().getList("errors.field")).contains("uscc", "kinds", "division");
        assertThat(FreshKey.on(institution(SHARED))
                        .contentType("application/json")
                        .body(form)
                        .post("/api/v1/institutions")
                        .statusCode())
                .isEqualTo(403);
    }

    private static Response register(Map<String, ?> form) {
        return FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .body(form)
                .post("/api/v1/institutions");
    }

    private void a_renamed_institution_is_public_under_its_new_name_at_once_and_found_by_both() {
        assertThat(change(league(ORDOS), SHARED, 1, "amendment", Map.of("name", LATER, "reason", "更名"))
                        .statusCode())
                .as("it serves there, and is registered elsewhere")
                .isEqualTo(403);
        assertThat(change(league(WUHAI), SHARED, 1, "amendment", Map.of("name", LATER, "reason", "更名"))
                        .statusCode())
                .isEqualTo(404);
        refused(SHARED, 1, "amendment", Map.of("name", LATER), 400);
        refused(SHARED, 1, "amendment", Map.of("name", FORMER, "reason", "无变更"), 400);
        refused(SHARED, 1, "amendment", Map.of("kinds", List.of(), "reason", "更名"), 400);
        refused(SHARED, 1, "amendment", Map.of("division", "999999", "reason", "迁址"), 400);
        refused(SHARED, 1, "amendment", Map.of("name", LATER, "reason", "更名", "on", "2025-06-11"), 400);
        refused(SHARED, 7, "amendment", Map.of("name", LATER, "reason", "更名"), 412);
        String feedBefore = feed("").getString("next");

        Response renamed = change(
                league(BAOTOU),
                SHARED,
                1,
                "amendment",
                Map.of("name", LATER, "reason", "登记机关核准更名", "on", "2025-06-09", "documentNo", "市监〔2025〕9号"));

        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
        assertThat(renamed.jsonPath().getList("formerNames")).containsExactly(FORMER);
        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        JsonPath shown = look(SHARED).jsonPath();
        assertThat(shown.getString("current.name")).isEqualTo(LATER);
        assertThat(shown.getList("formerNames.name")).containsExactly(FORMER);
        assertThat(shown.getString("formerNames[0].until")).isEqualTo("2025-06-09");
        for (String part : List.of("甲环境", "北疆生态")) {
            assertThat(given().queryParam("q", part)
                            .get("/api/v1/grades")
                            .jsonPath()
                            .getList("items.uscc"))
                    .as(part)
                    .containsExactly(SHARED);
            assertThat(league(BAOTOU)
                            .queryParam("q", part)
                            .get("/api/v1/institutions")
                            .jsonPath()
                            .getList("items.uscc"))
                    .as(part)
                    .containsExactly(SHARED);
        }
        JsonPath told = feed(feedBefore);
        assertThat(told.getList("items.operation")).containsExactly("REVISED");
        assertThat(told.getString("items[0].result.name")).isEqualTo(LATER);
        assertThat(given().get("/grades/" + SHARED).asString()).contains("曾用名", FORMER, LATER);
        assertThat(institution(SHARED).get("/api/v1/inbox").jsonPath().getList("items.body", String.class))
                .anyMatch(body -> body.contains(LATER));
        assertThat(institution(SHARED)
                        .get("/api/v1/institutions/{u}/changes", SHARED)
                        .jsonPath()
                        .getString("[0].before.name"))
                .isEqualTo(FORMER);
    }

    private void of_officers_who_change_at_once_one_does() {
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(each -> change(
                                league(BAOTOU),
                                OF_BAOTOU,
                                1,
                                "amendment",
                                Map.of("kinds", List.of("TESTING", "CARBON"), "reason", "增加类别" + each))
                        .statusCode())
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(look(OF_BAOTOU).jsonPath().getList("current.kinds"))
                .as("its public result says so at once")
                .contains("CARBON");
    }

    private void an_old_code_leads_to_the_successor() {
        assertThat(look(NEW).statusCode()).isEqualTo(404);
        refused(NEW, 1, "succession", Map.of("successor", NEW, "reason", "合并"), 400);
        refused(NEW, 1, "succession", Map.of("successor", UNKNOWN, "reason", "合并"), 400);
        refused(NEW, 1, "succession", Map.of("reason", "合并"), 400);

        succeed(NEW, 1, OF_BAOTOU);
        Response led = look(NEW);
        assertThat(led.statusCode()).as("it has no results of its own").isEqualTo(308);
        assertThat(led.header("Location")).endsWith("/api/v1/grades/" + OF_BAOTOU);
        assertThat(PublicSide.asked()
                        .redirects()
                        .follow(false)
                        .get("/api/v1/grades/{u}?asOf=2025-06-10", NEW)
                        .header("Location"))
                .endsWith(OF_BAOTOU + "?asOf=2025-06-10");
        assertThat(given().redirects().follow(false).get("/grades/" + NEW).header("Location"))
                .endsWith("/grades/" + OF_BAOTOU);
        JsonPath batch = given().contentType("application/json")
                .body(Map.of("codes", List.of(NEW, OF_BAOTOU)))
                .post("/api/v1/grades/batch")
                .jsonPath();
        assertThat(batch.getList("items.status")).containsExactly("SUCCEEDED", "PUBLISHED");
        assertThat(batch.getList("items.result.uscc")).containsExactly(OF_BAOTOU, OF_BAOTOU);
        refused(OF_BAOTOU, 2, "succession", Map.of("successor", NEW, "reason", "循环"), 409);

        succeed(OF_BAOTOU, 2, OF_ORDOS);
        assertThat(look(NEW).header("Location")).as("the last of the line").endsWith(OF_ORDOS);
        JsonPath own = look(OF_BAOTOU).jsonPath();
        assertThat(own.getString("current.uscc"))
                .as("its own results stay in public")
                .isEqualTo(OF_BAOTOU);
        assertThat(own.getString("successor")).isEqualTo(OF_ORDOS);
        assertThat(given().get("/grades/" + OF_BAOTOU).asString()).contains("承继", OF_ORDOS);

        Succeeded.change(() -> league(BAOTOU), TwoLeagues::region, OF_BAOTOU, Map.of("reason", "登记有误"));
        assertThat(look(OF_BAOTOU).jsonPath().getString("successor")).isNull();
        assertThat(look(NEW).header("Location")).endsWith(OF_BAOTOU);
    }

    private void a_successor_without_public_results_is_no_lead() {
        Response none = look(UNKNOWN);
        carried(change(region(), SHARED, 2, "succession", Map.of("successor", NEW, "reason", "合并")), SHARED);
        assertThat(look(SHARED).jsonPath().getString("successor"))
                .as("the successor's own successor")
                .isEqualTo(OF_BAOTOU);
        assertThat(look("91150200MA00000099").asString()).isEqualTo(none.asString());
    }

    private static void succeed(String uscc, long version, String successor) {
        carried(
                change(league(BAOTOU), uscc, version, "succession", Map.of("successor", successor, "reason", "吸收合并")),
                uscc);
    }

    /** What a published result is to bear is let by another officer. */
    private static void carried(Response asked, String uscc) {
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        Response decided = Succeeded.decide(
                TwoLeagues.as(Roles.REGION, Map.of("sub", "region-second")),
                uscc,
                asked.jsonPath().getLong("successionRequest"),
                true);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
    }

    private static Response look(String uscc) {
        return PublicSide.asked().redirects().follow(false).get("/api/v1/grades/{u}", uscc);
    }

    private static JsonPath feed(String after) {
        return given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                .queryParam("after", after)
                .queryParam("limit", 1000)
                .get("/api/v1/feed")
                .jsonPath();
    }

    private static void refused(String uscc, long version, String noun, Map<String, ?> order, int status) {
        Response answer = change(league(BAOTOU), uscc, version, noun, order);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }

    private static Response change(
            RequestSpecification who, String uscc, long version, String noun, Map<String, ?> order) {
        Response answer = who.contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(order)
                .post("/api/v1/institutions/{u}/{n}", uscc, noun);
        PublicSide.hasHeard();
        return answer;
    }
}
