package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody who is to be evaluated is taken off a year's list, and nobody whom the facts put on it is left out. */
@QuarkusTest
@Cites(
        provisions = {Provision.A15_ITEM_2, Provision.A20_ITEM_1, Provision.A21_ITEM_1},
        settles = Interpretation.I_3)
class KeptOnListResourceTest {

    private static final LineYear INSTITUTIONS = LineYear.INSTITUTIONS;
    private static final Map<String, String> REASON = Map.of("reason", "已注销");

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(KeptOnListResourceTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void whose_record_of_the_year_stands_is_not_taken_off_the_list(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.unlist(subject);
        line.burden(subject, "K1");

        Response answer = line.take(line.officer("one"), subject, "removal", REASON);
        refused(answer, 409, "KEPT_ON_LIST");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("records");
        assertThat(answer.jsonPath().getString("clause")).contains(line == INSTITUTIONS ? "第二十条第（一）项" : "第二十一条第（一）项");
        assertThat(line.seen(subject).getString("step")).isEqualTo(Step.LISTED.name());
        assertThat(line.seen(subject).getList("_actions.action")).doesNotContain("removal");

        line.withdraw(subject, "K1");
        Response other = line.take(line.officer("one"), subject, "removal", REASON);
        assertThat(other.statusCode()).isEqualTo(line == INSTITUTIONS ? 200 : 409);
    }

    @ParameterizedTest
    @EnumSource
    void whom_nothing_keeps_is_taken_off_and_the_region_is_told(LineYear line) {
        line.prepare();
        String late = line.late();
        if (line == INSTITUTIONS) {
            Approved.testAccountOf(late);
        }
        line.taken(line.officer("one"), late, "removal", Map.of("reason", "误列"));

        assertThat(line.letters(late).getString("items[0].kind")).isEqualTo("removal");
        assertThat(line.region("one")
                        .get(line == INSTITUTIONS ? "/api/v1/inbox" : "/api/v1/practitioner-notices")
                        .jsonPath()
                        .getList("items.title", String.class))
                .anyMatch(title -> title.contains("移出名单"));
    }

    @ParameterizedTest
    @EnumSource
    void a_league_submits_nothing_and_nothing_is_made_known_without_whom_the_facts_put_back(LineYear line) {
        line.prepare();
        String late = line.late();
        line.taken(line.officer("one"), late, "removal", Map.of("reason", "误列"));
        line.determine(line.first());
        line.determine(line.second());
        line.announce();
        line.burden(late, "K2");

        Response answer = line.officer("one").body(NOTHING).post(line.year("/submission"));
        refused(answer, 409, "SUBMISSION_INCOMPLETE");
        assertThat(answer.asString()).contains(line.id(late)).contains("应当恢复列入");

        line.withdraw(late, "K2");
        if (line == INSTITUTIONS) {
            assertThat(line.officer("one")
                            .body(NOTHING)
                            .post(line.year("/submission"))
                            .statusCode())
                    .isEqualTo(200);
            line.drawAndAccept(LineYear.LEAGUE, List.of());
            line.burden(late, "K3");
            Response unpublished = line.makeKnown("two");
            assertThat(unpublished.asString())
                    .contains("PUBLICATION_INCOMPLETE")
                    .contains("应当恢复列入");
        }
        line.taken(line.officer("one"), late, "reinstatement", Map.of("reason", "仍有信息"));
    }

    @Test
    void who_served_in_the_year_leaves_only_by_the_withdrawal_of_the_engagement_and_by_two_officers() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.first();
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + subject
                        + ",150100,2024,,另一业主,监测,LEAGUE\n");
        Response answer = removal(INSTITUTIONS.officer("one"), subject);
        refused(answer, 409, "KEPT_ON_LIST");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("engagements");

        String own = engagement(subject, 0);
        String neighbours = engagement(subject, 1);
        refused(INSTITUTIONS.officer("one").body(NOTHING).post(own + "/withdrawal"), 400, "INVALID_PARAMETER");
        refused(INSTITUTIONS.officer("one").body(REASON).post(neighbours + "/withdrawal"), 404, "NO_SUCH_ENGAGEMENT");
        refused(INSTITUTIONS.officer("one").body(REASON).post(own + "/restoration"), 409, "STEP_OUT_OF_ORDER");
        refused(INSTITUTIONS.officer("one").body(REASON).post(own + "x/withdrawal"), 404, "NO_SUCH_ENGAGEMENT");
        assertThat(withdrawn(INSTITUTIONS.officer("one"), own)).isTrue();
        refused(INSTITUTIONS.officer("one").body(REASON).post(own + "/withdrawal"), 409, "STEP_OUT_OF_ORDER");
        refused(removal(INSTITUTIONS.officer("two"), subject), 409, "KEPT_ON_LIST");

        assertThat(withdrawn(INSTITUTIONS.officer(LineYear.NEIGHBOUR, "one"), neighbours))
                .isTrue();
        refused(removal(INSTITUTIONS.officer(LineYear.NEIGHBOUR, "one"), subject), 404, "NO_SUCH_EVALUATION");
        withdrawnAgain(own);
        refused(removal(INSTITUTIONS.officer("one"), subject), 409, "SECOND_OFFICER_NEEDED");
        assertThat(INSTITUTIONS.letters(subject).getList("items.kind")).contains("engagement");
        assertThat(removal(INSTITUTIONS.officer("two"), subject).statusCode()).isEqualTo(200);

        assertThat(RegionYear.region()
                        .post("/api/v1/years/2024/participants")
                        .jsonPath()
                        .getInt("cases"))
                .as("it is drawn no more")
                .isEqualTo(2);
    }

    private static void withdrawnAgain(String engagement) {
        assertThat(INSTITUTIONS
                        .officer("one")
                        .body(REASON)
                        .post(engagement + "/restoration")
                        .statusCode())
                .isEqualTo(200);
        assertThat(withdrawn(INSTITUTIONS.officer("one"), engagement)).isTrue();
    }

    private static boolean withdrawn(RequestSpecification officer, String engagement) {
        Response answer = officer.body(REASON).post(engagement + "/withdrawal");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getBoolean("withdrawn");
    }

    private static String engagement(String uscc, int place) {
        String all = "/api/v1/institutions/" + uscc + "/engagements";
        return all + "/" + INSTITUTIONS.region("one").get(all).jsonPath().getInt("items[" + place + "].number");
    }

    private static Response removal(RequestSpecification officer, String subject) {
        return INSTITUTIONS.take(officer, subject, "removal", REASON);
    }

    @Test
    void who_was_absorbed_leaves_once_its_successor_is_on_the_list_and_takes_its_place() {
        INSTITUTIONS.prepare();
        String absorbed = INSTITUTIONS.first();
        String heir = INSTITUTIONS.late();
        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), heir, "removal", Map.of("reason", "误列"));
        INSTITUTIONS.burden(absorbed, "K4");
        succeed(absorbed, heir);
        refused(removal(INSTITUTIONS.officer("one"), absorbed), 409, "KEPT_ON_LIST");

        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), heir, "reinstatement", Map.of("reason", "承继"));
        assertThat(removal(INSTITUTIONS.officer("one"), absorbed).statusCode()).isEqualTo(200);
        refused(removal(INSTITUTIONS.officer("two"), heir), 409, "KEPT_ON_LIST");
    }

    private static void succeed(String absorbed, String heir) {
        JsonPath entry = INSTITUTIONS
                .region("one")
                .get("/api/v1/institutions/" + absorbed)
                .jsonPath();
        RestAssured.given()
                .contentType("application/json")
                .header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("sub", "region-one")))
                .header("If-Match", "\"" + entry.getLong("version") + "\"")
                .body(Map.of("successor", heir, "reason", "吸收合并", "documentNo", "文1号"))
                .post("/api/v1/institutions/{uscc}/succession", absorbed)
                .then()
                .statusCode(200);
    }

    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n";

    @Test
    @Cites(settles = Interpretation.I_6)
    void a_record_is_of_the_year_of_its_production_and_only_a_penalty_of_that_of_its_finality() {
        INSTITUTIONS.prepare();
        assertThat(catalogue.indicators().stream()
                        .filter(Indicator::countsOnlyWhenFinal)
                        .map(Indicator::code))
                .as("as register.kept_on_list has it")
                .containsExactly("1-13");
        RegionYear.deliver(
                "records",
                RECORDS
                        + "K5,%s,SERIOUS,18-1,14.1,2024-12-01,2024-12-20,2025-01-10,150100,呼和浩特市生态环境局,文K5,1,,,,,弄虚作假\n"
                                .formatted(INSTITUTIONS.first())
                        + "K6,%s,GENERAL,1-13,13.1,2024-12-01,2024-12-20,2025-01-10,150100,呼和浩特市生态环境局,文K6,1,,,,,罚款\n"
                                .formatted(INSTITUTIONS.second()));
        INSTITUTIONS.unlist(INSTITUTIONS.first());
        INSTITUTIONS.unlist(INSTITUTIONS.second());

        refused(removal(INSTITUTIONS.officer("one"), INSTITUTIONS.first()), 409, "KEPT_ON_LIST");
        assertThat(removal(INSTITUTIONS.officer("one"), INSTITUTIONS.second()).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Cites(settles = Interpretation.I_12)
    void whose_staff_costs_it_points_in_the_year_is_not_taken_off_although_it_has_no_record_itself() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.first();
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,,150200
                P900002,159999196203030023,从业人员乙,,150200
                P900003,159999198001010014,从业人员丙,,150100
                """);
        RegionYear.deliver(
                "practitioner_records",
                "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                        + "client_name,summary\n"
                        + "S1,P900001,%1$s,2-01,2024-02-01,2024-02-10,150100,呼和浩特市生态环境局,文S1,,问题\n".formatted(subject)
                        + "S2,P900002,%1$s,2-01,2024-03-01,2024-03-10,150100,呼和浩特市生态环境局,文S2,,问题\n".formatted(subject)
                        + "S3,P900003,%1$s,2-01,2024-04-01,2024-04-10,150100,呼和浩特市生态环境局,文S3,,问题\n".formatted(subject));
        INSTITUTIONS.unlist(subject);

        Response answer = removal(INSTITUTIONS.officer("one"), subject);
        refused(answer, 409, "KEPT_ON_LIST");
        assertThat(answer.asString()).doesNotContain("P90000", "S1");
        LineYear.PRACTITIONERS.withdraw("P900003", "S3");
        assertThat(removal(INSTITUTIONS.officer("one"), subject).statusCode()).isEqualTo(200);
    }

    @Test
    void who_withdrew_an_engagement_of_whom_it_took_over_does_not_take_off_the_heir() {
        INSTITUTIONS.prepare();
        String heir = INSTITUTIONS.late();
        succeed(INSTITUTIONS.first(), heir);
        refused(removal(INSTITUTIONS.officer("one"), heir), 409, "KEPT_ON_LIST");

        assertThat(withdrawn(INSTITUTIONS.officer("one"), engagement(INSTITUTIONS.first(), 0)))
                .isTrue();
        refused(removal(INSTITUTIONS.officer("one"), heir), 409, "SECOND_OFFICER_NEEDED");
        assertThat(removal(INSTITUTIONS.officer("two"), heir).statusCode()).isEqualTo(200);
    }

    @Test
    void who_withdrew_from_a_case_withdraws_no_engagement() {
        INSTITUTIONS.prepare();
        INSTITUTIONS
                .officer("related")
                .body(Map.of("reason", "近亲属"))
                .put(INSTITUTIONS.at(INSTITUTIONS.id(INSTITUTIONS.first()), "/recusal"))
                .then()
                .statusCode(200);
        refused(
                INSTITUTIONS.officer("related").body(REASON).post(engagement(ProcedureYear.FILES, 0) + "/withdrawal"),
                403,
                "CONFLICT_OF_INTEREST");
    }
}
