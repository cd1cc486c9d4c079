package io.ecocredit.evaluations;

import static io.ecocredit.fixtures.ProcedureYear.FILES;
import static io.ecocredit.fixtures.ProcedureYear.IS_REMOVED;
import static io.ecocredit.fixtures.ProcedureYear.IS_SILENT;
import static io.ecocredit.fixtures.ProcedureYear.LEAGUE;
import static io.ecocredit.fixtures.ProcedureYear.OBJECTS;
import static io.ecocredit.fixtures.ProcedureYear.caseOf;
import static io.ecocredit.fixtures.ProcedureYear.filing;
import static io.ecocredit.fixtures.ProcedureYear.id;
import static io.ecocredit.fixtures.ProcedureYear.institution;
import static io.ecocredit.fixtures.ProcedureYear.officer;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.fixtures.ProcedureYear.region;
import static io.ecocredit.fixtures.ProcedureYear.take;
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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What institutions fill in, whose it is before it is filed, and which cases who finds; each test has a case of its own. */
@QuarkusTest
@Cites({Article.A20, Article.A23})
class FilingResourceTest {

    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    private static boolean opened;

    @BeforeEach
    void open() {
        if (opened) {
            return;
        }
        TestTime.moveTo("2025-03-11");
        ProcedureYear.prepare();
        ProcedureYear.ALL.forEach(Approved::testAccountOf);
        region("one").put("/api/v1/years/2024").then().statusCode(200);
        officer("one").post("/api/v1/years/2024/participants").then().statusCode(200);
        for (String uscc : List.of(FILES, OBJECTS, IS_SILENT)) {
            taken(officer("one"), uscc, "notification", Map.of());
        }
        opened = true;
    }

    private static Response save(RequestSpecification who, String uscc, String version, Map<String, ?> filing) {
        return who.header("If-Match", version).body(filing).put("/api/v1/evaluations/{id}/filing", id(uscc));
    }

    /** A whole filing whose commitment somebody signed on a day. */
    private static Map<String, Object> signed(String uscc, String signer, String day) {
        Map<String, Object> whole = new HashMap<>(filing(uscc));
        Map<String, Object> commitment = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(whole.get("commitment")))
                .forEach((name, value) -> commitment.put(String.valueOf(name), value));
        commitment.putAll(Map.of("signer", signer, "signedOn", day));
        whole.put("commitment", commitment);
        return whole;
    }

    private static Response read(RequestSpecification who, String uscc) {
        return who.get("/api/v1/evaluations/{id}/filing", id(uscc));
    }

    @Test
    void a_draft_grows_by_versions_is_its_institutions_alone_and_is_kept_as_it_was_filed() {
        assertThat(read(institution(FILES), FILES).header("ETag")).isEqualTo("\"0\"");
        Response draft = save(institution(FILES), FILES, "\"0\"", Map.of("facts", Map.of("address", "包头市某路1号")));
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        assertThat(draft.header("ETag")).isEqualTo("\"1\"");
        assertThat(draft.jsonPath().getString("filing.facts.address")).isEqualTo("包头市某路1号");
        assertThat(draft.jsonPath().getList("lacking.field"))
                .contains("commitment")
                .doesNotContain("facts.address");
        assertThat(read(officer("one"), FILES).jsonPath().getMap("filing")).isEmpty();
        refused(save(institution(FILES), FILES, "\"0\"", filing(FILES)), 412, "PRECONDITION_FAILED");
        refused(save(institution(FILES), FILES, "\"2\"", filing(FILES)), 412, "PRECONDITION_FAILED");
        refused(take(institution(FILES), FILES, "filing", Map.of()), 409, "FILING_INCOMPLETE");

        Response old = save(institution(FILES), FILES, "\"1\"", signed(FILES, "签署人", "2019-03-11"));
        assertThat(old.jsonPath().getList("lacking.field")).containsExactly("commitment.signedOn");
        refused(take(institution(FILES), FILES, "filing", Map.of()), 409, "FILING_INCOMPLETE");
        Response other = save(institution(FILES), FILES, "\"2\"", signed(FILES, "另一人", "2025-03-11"));
        assertThat(other.jsonPath().getList("lacking")).isEmpty();
        assertThat(other.jsonPath().getString("notes")).contains("另一人", "签署人", "核实");

        save(institution(FILES), FILES, "\"3\"", filing(FILES)).then().statusCode(200);
        assertThat(read(institution(FILES), FILES).jsonPath().getList("notes")).isEmpty();
        assertThat(read(institution(FILES), FILES).jsonPath().getList("lacking"))
                .isEmpty();
        taken(institution(FILES), FILES, "filing", Map.of());
        for (RequestSpecification reader : List.of(institution(FILES), officer("one"), region("one"))) {
            JsonPath filed = read(reader, FILES).jsonPath();
            assertThat(filed.getString("filedOn")).isEqualTo("2025-03-11");
            assertThat(filed.getInt("filing.facts.staff")).isEqualTo(12);
        }
        Response late = save(institution(FILES), FILES, "\"4\"", Map.of());
        refused(late, 409, "FILING_NOT_OPEN");
        assertThat(late.jsonPath().getString("clause")).contains("第二十三条");
        assertThat(read(officer("one"), FILES).jsonPath().getInt("filing.facts.staff"))
                .isEqualTo(12);
    }

    @Test
    void saving_needs_the_version_that_was_seen_and_something_to_save() {
        String address = "/api/v1/evaluations/" + id(OBJECTS) + "/filing";
        assertThat(institution(OBJECTS).body(Map.of()).put(address).statusCode())
                .isEqualTo(428);
        for (String version : List.of("*", "0", "W/\"0\"")) {
            refused(save(institution(OBJECTS), OBJECTS, version, Map.of()), 400, "INVALID_PARAMETER");
        }
        assertThat(institution(OBJECTS)
                        .header("If-Match", "\"0\"")
                        .body("null")
                        .put(address)
                        .statusCode())
                .isEqualTo(400);
        assertThat(read(institution(OBJECTS), OBJECTS).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void a_case_that_is_not_notified_is_not_open() {
        refused(save(institution(IS_REMOVED), IS_REMOVED, "\"0\"", Map.of()), 409, "FILING_NOT_OPEN");
    }

    @Test
    void nobody_fills_in_for_somebody_else() {
        assertThat(save(institution(FILES), IS_SILENT, "\"0\"", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(read(institution(FILES), IS_SILENT).statusCode()).isEqualTo(404);
        assertThat(institution(FILES)
                        .get("/api/v1/evaluations/{id}/commitment", id(IS_SILENT))
                        .statusCode())
                .isEqualTo(404);
        for (String role : Roles.ALL) {
            if (!role.equals(Roles.INSTITUTION)) {
                assertThat(save(as(role, Map.of()).contentType("application/json"), IS_SILENT, "\"0\"", Map.of())
                                .statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        assertThat(save(given().contentType("application/json"), IS_SILENT, "\"0\"", Map.of())
                        .statusCode())
                .isEqualTo(401);
        assertThat(read(league("150600"), IS_SILENT).statusCode())
                .as("a league that it did not serve")
                .isEqualTo(404);
        assertThat(read(institution(IS_SILENT), IS_SILENT).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void a_case_that_does_not_exist_is_told_like_one_of_somebody_else() {
        for (String noun : List.of("", "/filing", "/commitment", "/history", "/changes", "/sheet")) {
            Response unknown = institution(FILES).get("/api/v1/evaluations/" + NOBODYS + noun);
            Response malformed = institution(FILES).get("/api/v1/evaluations/1" + noun);
            Response foreign = institution(FILES).get("/api/v1/evaluations/" + id(OBJECTS) + noun);
            assertThat(unknown.statusCode()).as(noun).isEqualTo(404);
            assertThat(malformed.asByteArray()).as(noun).isEqualTo(unknown.asByteArray());
            assertThat(foreign.asByteArray()).as(noun).isEqualTo(unknown.asByteArray());
        }
    }

    @Test
    void the_letter_of_commitment_is_blank_where_nothing_was_filled_in() {
        String letter = institution(OBJECTS)
                .get("/api/v1/evaluations/{id}/commitment", id(OBJECTS))
                .asString();
        assertThat(letter).contains("信用承诺书", OBJECTS, "同意本承诺书向社会公开").doesNotContain("签署人");
    }

    @Test
    void an_officer_declares_a_conflict_for_good_and_with_a_reason() {
        String address = "/api/v1/evaluations/" + id(IS_REMOVED) + "/recusal";
        for (String reason : List.of("", " ", "长".repeat(501))) {
            Response answer = officer("torn").body(Map.of("reason", reason)).put(address);
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("reason");
        }
        refused(officer("torn").body(Map.of()).put(address), 400, "INVALID_PARAMETER");
        for (String role :
                List.of(Roles.INSTITUTION, Roles.AUDITOR, Roles.PROVIDER, Roles.PLATFORM, Roles.DEPARTMENT)) {
            assertThat(as(role, Map.of("uscc", IS_REMOVED))
                            .contentType("application/json")
                            .body(Map.of("reason", "近亲属任职"))
                            .put(address)
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(league("150600")
                        .contentType("application/json")
                        .body(Map.of("reason", "近亲属任职"))
                        .put(address)
                        .statusCode())
                .isEqualTo(404);
        for (int again = 0; again < 2; again++) {
            officer("torn").body(Map.of("reason", "近亲属任职")).put(address).then().statusCode(200);
        }
    }

    @Test
    void a_list_is_asked_by_year_step_league_and_institution() {
        assertThat(found("?year=2024&limit=500")).containsExactlyElementsOf(ProcedureYear.ALL);
        assertThat(found("?year=2023")).isEmpty();
        assertThat(found("?year=2024&step=LISTED")).containsExactly(IS_REMOVED);
        assertThat(found("?year=2024&uscc=" + OBJECTS)).containsExactly(OBJECTS);
        assertThat(found("?year=2024&league=" + LEAGUE)).hasSize(4);
        assertThat(found("?year=2024&league=150600")).isEmpty();
        assertThat(institution(OBJECTS)
                        .get("/api/v1/evaluations?year=2024")
                        .jsonPath()
                        .getList("items.uscc"))
                .as("an institution finds its own")
                .containsExactly(OBJECTS);
        assertThat(league("150600")
                        .get("/api/v1/evaluations?year=2024")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private static List<String> found(String question) {
        return officer("one").get("/api/v1/evaluations" + question).jsonPath().getList("items.uscc");
    }

    @Test
    void who_is_late_is_found_when_the_period_is_over() {
        assertThat(found("?year=2024&late=true")).isEmpty();
        assertThat(caseOf(IS_SILENT).getString("items[0].deadlines.find { it.limit == 'FILING' }.lastDay"))
                .isEqualTo("2025-04-09");
        TestTime.moveTo("2025-04-09");
        assertThat(found("?year=2024&late=true")).as("on the last day").isEmpty();
        TestTime.moveTo("2025-04-10");
        List<String> late = found("?year=2024&late=true");
        TestTime.moveTo("2025-03-11");
        assertThat(late).contains(IS_SILENT, OBJECTS).doesNotContain(IS_REMOVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year=abc",
                "step=NONE",
                "step=listed",
                "league=150000",
                "league=999999",
                "uscc=91",
                "late=yes",
                "limit=0",
                "limit=501",
                "cursor=x"
            })
    void a_question_that_cannot_be_answered_is_refused_by_name(String question) {
        Response answer = officer("one").get("/api/v1/evaluations?" + question);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(question.split("=", -1)[0]);
    }

    @Test
    void steps_on_many_cases_say_what_became_of_each() {
        Map<String, Object> order = new HashMap<>();
        order.put("action", "removal");
        order.put("order", Map.of("reason", "已注销"));
        order.put(
                "items",
                List.of(
                        Map.of("evaluationId", NOBODYS, "version", 1),
                        Map.of("evaluationId", id(IS_REMOVED), "version", 99)));
        Response done = officer("one").body(order).post("/api/v1/evaluations/actions");
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(done.jsonPath().getList("status")).containsExactly(404, 412);
        order.put("items", List.of());
        assertThat(officer("one")
                        .body(order)
                        .post("/api/v1/evaluations/actions")
                        .statusCode())
                .isEqualTo(400);
        order.remove("items");
        assertThat(officer("one")
                        .body(order)
                        .post("/api/v1/evaluations/actions")
                        .statusCode())
                .isEqualTo(400);
        assertThat(institution(FILES)
                        .body(order)
                        .post("/api/v1/evaluations/actions")
                        .statusCode())
                .isEqualTo(403);
    }
}
