package io.ecocredit.notices;

import static io.ecocredit.fixtures.ProcedureYear.FILES;
import static io.ecocredit.fixtures.ProcedureYear.IS_REMOVED;
import static io.ecocredit.fixtures.ProcedureYear.IS_SILENT;
import static io.ecocredit.fixtures.ProcedureYear.OBJECTS;
import static io.ecocredit.fixtures.ProcedureYear.officer;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.fixtures.ProcedureYear.region;
import static io.ecocredit.fixtures.ProcedureYear.taken;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public notices: who opens them, what everybody may say to them, and how leagues answer (A20.3, A20.4). */
@QuarkusTest
@Cites(value = Article.A20, settles = Interpretation.I_28)
class NoticeResourceTest {

    private static final String OPENING = "/api/v1/years/2024/public-notice";
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";
    private static final String ANOTHER_LEAGUE = "150600";

    private static String notice = "";
    private static int keys;

    /** A notice of Baotou with three cases, one of them confirmed and two silent; a fourth was removed. */
    @BeforeEach
    void open() {
        if (!notice.isEmpty()) {
            return;
        }
        TestTime.moveTo("2025-03-11");
        ProcedureYear.prepare();
        ProcedureYear.ALL.forEach(Approved::testAccountOf);
        region("one").put("/api/v1/years/2024").then().statusCode(200);
        refused(officer("one").post(OPENING), 409, "NOTHING_TO_SHOW");
        officer("one").post("/api/v1/years/2024/participants").then().statusCode(200);
        ProcedureYear.unserve(IS_REMOVED);
        taken(officer("one"), IS_REMOVED, "removal", Map.of("reason", "服务记录有误"));
        for (String uscc : List.of(FILES, IS_SILENT, OBJECTS)) {
            taken(officer("one"), uscc, "notification", Map.of());
        }
        TestTime.moveTo("2025-04-14");
        for (String uscc : List.of(FILES, IS_SILENT, OBJECTS)) {
            taken(officer("one"), uscc, "proposal", Map.of());
            refused(officer("one").post(OPENING), 409, "NOTHING_TO_SHOW");
        }
        for (String uscc : List.of(FILES, IS_SILENT, OBJECTS)) {
            taken(ProcedureYear.institution(uscc), uscc, "confirmation", Map.of());
        }
        TestTime.moveTo("2025-04-28");
        Response opened = officer("one").post(OPENING);
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        assertThat(opened.jsonPath().getInt("cases")).isEqualTo(3);
        assertThat(opened.jsonPath().getString("opensOn")).isEqualTo("2025-04-28");
        assertThat(opened.jsonPath().getString("closesOn"))
                .as("five working days, around the holiday of May")
                .isEqualTo("2025-05-08");
        notice = opened.jsonPath().getString("noticeId");
    }

    private static Response comment(String id, String key, Map<String, ?> words) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(words)
                .post("/api/v1/public-notices/{id}/comments", id);
    }

    private static String commented(String words) {
        Response answer = comment(notice, "key-" + ++keys, Map.of("words", words, "uscc", FILES));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("commentId");
    }

    private static Response answer(RequestSpecification who, String comment, Map<String, ?> order) {
        return who.contentType("application/json").body(order).put("/api/v1/comments/{id}/answer", comment);
    }

    private static Map<String, Object> said(boolean released) {
        return new HashMap<>(Map.of("finding", "经核查无此情况", "answer", "报告真实", "released", released));
    }

    private static List<String> shown() {
        return given().get("/api/v1/public-notices/{id}", notice).jsonPath().getList("comments.words");
    }

    @Test
    void what_has_been_shown_is_not_shown_in_a_second_notice() {
        Response again = officer("two").post(OPENING);
        refused(again, 409, "NOTHING_TO_SHOW");
        assertThat(again.jsonPath().getString("clause")).contains("第二十条", "第（三）项");
        refused(league(ANOTHER_LEAGUE).post(OPENING), 409, "NOTHING_TO_SHOW");
    }

    @Test
    void leagues_alone_open_and_answer_and_the_outside_does_not_read_comments() {
        String comment = commented("谁可以答复这条意见");
        for (String role : Roles.ALL) {
            if (!role.equals(Roles.LEAGUE)) {
                assertThat(as(role, Map.of()).post(OPENING).statusCode())
                        .as(role)
                        .isEqualTo(403);
                assertThat(answer(as(role, Map.of()), comment, said(true)).statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
            if (!List.of(Roles.LEAGUE, Roles.REGION).contains(role)) {
                assertThat(as(role, Map.of()).get("/api/v1/years/2024/comments").statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        assertThat(given().post(OPENING).statusCode()).isEqualTo(401);
        assertThat(given().get("/api/v1/years/2024/comments").statusCode()).isEqualTo(401);
        assertThat(answer(given(), comment, said(true)).statusCode()).isEqualTo(401);
        assertThat(shown()).doesNotContain("谁可以答复这条意见");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1999", "20240", "２０２４"})
    void what_is_no_year_is_refused(String year) {
        refused(officer("one").post("/api/v1/years/{y}/public-notice", year), 400, "INVALID_PARAMETER");
        refused(officer("one").get("/api/v1/years/{y}/comments", year), 400, "INVALID_PARAMETER");
        refused(given().get("/api/v1/public-notices?year=" + year), 400, "INVALID_PARAMETER");
    }

    @Test
    void everybody_finds_the_notice_by_year_and_league() {
        assertThat(found("")).contains(notice);
        assertThat(found("?year=2024&division=150200")).containsExactly(notice);
        assertThat(found("?year=2023")).isEmpty();
        assertThat(found("?division=" + ANOTHER_LEAGUE)).isEmpty();
        Response unknown = given().get("/api/v1/public-notices?division=150000");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.jsonPath().getString("errors[0].field")).isEqualTo("division");
        for (String id : List.of(NOBODYS, "none", "1")) {
            refused(given().get("/api/v1/public-notices/" + id), 404, "NO_SUCH_NOTICE");
        }
        JsonPath whole = given().get("/api/v1/public-notices/{id}", notice).jsonPath();
        assertThat(whole.getList("proposed.uscc")).containsExactly(FILES, IS_SILENT, OBJECTS);
        assertThat(whole.getMap("counts")).isEqualTo(Map.of("NORMAL", 2, "BAD", 1));
    }

    private static List<String> found(String question) {
        return given().get("/api/v1/public-notices" + question).jsonPath().getList("noticeId");
    }

    @Test
    void a_comment_is_words_under_a_key_on_a_notice_and_an_institution_of_it() {
        Map<String, String> good = Map.of("words", "五个字以上的意见");
        for (String key : List.of("", " ", "k".repeat(101))) {
            Response answer = comment(notice, key, good);
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("Idempotency-Key");
        }
        for (String words : List.of("", "四个字啊", "  四个字啊  ", "长".repeat(2001))) {
            Response answer = comment(notice, "bounds", Map.of("words", words));
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("words");
        }
        refused(comment(notice, "bounds", Map.of()), 400, "INVALID_PARAMETER");
        assertThat(comment(notice, "shortest", Map.of("words", "五个字以上")).statusCode())
                .isEqualTo(201);
        assertThat(comment(notice, "longest", Map.of("words", "长".repeat(2000))).statusCode())
                .isEqualTo(201);
        Response removed = comment(notice, "removed", Map.of("words", "五个字以上的意见", "uscc", IS_REMOVED));
        refused(removed, 400, "INVALID_PARAMETER");
        assertThat(removed.jsonPath().getString("errors[0].field")).isEqualTo("uscc");
        refused(comment(notice, "malformed", Map.of("words", "五个字以上的意见", "uscc", "91")), 400, "MALFORMED_USCC");
        refused(comment(NOBODYS, "nobody", good), 404, "NO_SUCH_NOTICE");
        refused(comment("none", "nobody", good), 404, "NO_SUCH_NOTICE");
    }

    @Test
    void the_same_comment_under_the_same_key_is_one_and_another_is_another() {
        Map<String, String> words = Map.of("words", "只说一次的意见");
        String first = comment(notice, "once", words).jsonPath().getString("commentId");
        assertThat(comment(notice, "once", words).jsonPath().getString("commentId"))
                .isEqualTo(first);
        assertThat(comment(notice, "twice", words).jsonPath().getString("commentId"))
                .isNotEqualTo(first);
        assertThat(received("只说一次的意见")).hasSize(2);
    }

    private static List<String> received(String words) {
        return officer("one")
                .get("/api/v1/years/2024/comments")
                .jsonPath()
                .getList("findAll { it.words == '" + words + "' }.commentId");
    }

    @Test
    void a_comment_is_read_by_its_league_and_the_region_and_shown_only_when_released() {
        String kept = commented("不公开的这条意见");
        String released = commented("公开答复的这条意见");
        assertThat(received("不公开的这条意见")).containsExactly(kept);
        assertThat(region("one")
                        .get("/api/v1/years/2024/comments?league=150200")
                        .jsonPath()
                        .getList("commentId"))
                .contains(kept, released);
        assertThat(region("one")
                        .get("/api/v1/years/2024/comments?league=" + ANOTHER_LEAGUE)
                        .jsonPath()
                        .getList(""))
                .isEmpty();
        assertThat(league(ANOTHER_LEAGUE)
                        .get("/api/v1/years/2024/comments")
                        .jsonPath()
                        .getList(""))
                .as("another league reads its own")
                .isEmpty();
        assertThat(shown()).doesNotContain("不公开的这条意见", "公开答复的这条意见");

        assertThat(answer(officer("one"), kept, said(false)).statusCode()).isEqualTo(204);
        assertThat(answer(officer("one"), released, said(true)).statusCode()).isEqualTo(204);
        assertThat(shown()).contains("公开答复的这条意见").doesNotContain("不公开的这条意见");
        assertThat(given().get("/api/v1/public-notices/{id}", notice).asString())
                .as("what looking into it has shown stays inside")
                .contains("报告真实")
                .doesNotContain("经核查无此情况");
        JsonPath inside = officer("one").get("/api/v1/years/2024/comments").jsonPath();
        assertThat(inside.getString("find { it.commentId == '" + kept + "' }.finding"))
                .isEqualTo("经核查无此情况");
        assertThat(inside.getBoolean("find { it.commentId == '" + kept + "' }.released"))
                .isFalse();
    }

    @Test
    void a_comment_is_answered_once_by_its_league_with_all_that_an_answer_has() {
        String comment = commented("只答复一次的意见");
        refused(answer(league(ANOTHER_LEAGUE), comment, said(true)), 404, "NO_SUCH_COMMENT");
        refused(answer(officer("one"), NOBODYS, said(true)), 404, "NO_SUCH_COMMENT");
        refused(answer(officer("one"), "none", said(true)), 404, "NO_SUCH_COMMENT");
        for (String field : List.of("finding", "answer", "released")) {
            Map<String, Object> lacking = said(true);
            lacking.remove(field);
            Response answer = answer(officer("one"), comment, lacking);
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        }
        for (String field : List.of("finding", "answer")) {
            for (String words : List.of(" ", "长".repeat(2001))) {
                Map<String, Object> faulty = said(true);
                faulty.put(field, words);
                refused(answer(officer("one"), comment, faulty), 400, "INVALID_PARAMETER");
            }
        }
        assertThat(shown()).doesNotContain("只答复一次的意见");
        assertThat(answer(officer("one"), comment, said(true)).statusCode()).isEqualTo(204);
        refused(answer(officer("two"), comment, said(false)), 409, "ALREADY_ANSWERED");
        assertThat(shown()).contains("只答复一次的意见");
    }
}
