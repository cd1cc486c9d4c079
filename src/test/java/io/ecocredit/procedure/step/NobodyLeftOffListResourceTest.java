package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NEIGHBOUR;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.Succeeded;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever belongs on a year's list is missed while they are not on it, and no officer alone arranges that they are not. */
@QuarkusTest
@Cites(
        provisions = {Provision.A20_ITEM_1, Provision.A20_ITEM_4, Provision.A21_ITEM_1, Provision.A21_ITEM_2},
        settles = {Interpretation.I_2, Interpretation.I_3, Interpretation.I_4})
class NobodyLeftOffListResourceTest {

    private static final LineYear INSTITUTIONS = LineYear.INSTITUTIONS;
    private static final Map<String, String> REASON = Map.of("reason", "已注销");
    private static final Map<LineYear, List<String>> NEWCOMERS = Map.of(
            INSTITUTIONS,
            List.of("91150200MA0ABCD52X", "91150200MA0ABCD62X"),
            LineYear.PRACTITIONERS,
            List.of("P900005", "P900006"));
    private static final List<String> IDENTITIES = List.of("159999197103030019", "159999197204040016");

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(NobodyLeftOffListResourceTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_was_never_drawn_holds_up_submission_and_what_is_made_known_until_they_are(LineYear line) {
        line.prepare();
        line.determine(line.first());
        line.determine(line.second());
        line.announce();
        String early = comes(line, 0);
        Response missed = submit(line);
        refused(missed, 409, "SUBMISSION_INCOMPLETE");
        assertThat(missed.asString()).contains(early, "尚未列入名单", "KEPT_ON_LIST");
        assertThat(missed.asString()).contains(line == INSTITUTIONS ? "第二十条第（一）项" : "第二十一条第（一）项");

        draw(line);
        line.determine(early);
        assertThat(submit(line).statusCode()).isEqualTo(200);
        line.drawAndAccept(LEAGUE, List.of());

        String late = comes(line, 1);
        assertThat(line.makeKnown("two").asString())
                .contains(line == INSTITUTIONS ? "PUBLICATION_INCOMPLETE" : "CHECK_INCOMPLETE")
                .contains("尚未列入名单");
        assertThat(line.seen(early).getString("step")).isNotIn("PUBLISHED", "CONCLUDED");
        draw(line);
        assertThat(late(line)).containsExactly(late);
        line.makeKnown("two");
        line.awaitStep(early, line == INSTITUTIONS ? Step.PUBLISHED : Step.CONCLUDED);

        line.determine(late);
        assertThat(late(line)).containsExactly(late);
        assertThat(submit(line).statusCode()).isEqualTo(200);
        assertThat(late(line)).isEmpty();
        line.drawAndAccept(LEAGUE, List.of());
        line.makeKnown("two");
        line.awaitStep(late, line == INSTITUTIONS ? Step.PUBLISHED : Step.CONCLUDED);
    }

    /** Somebody of Baotou whom a file brings after the list was drawn. */
    private static String comes(LineYear line, int place) {
        String key = Objects.requireNonNull(NEWCOMERS.get(line)).get(place);
        if (line == INSTITUTIONS) {
            RegionYear.deliver(
                    "institutions",
                    "uscc,name,kinds,division,registered_on\n%s,机构%s,TESTING,150200,2017-08-25\n"
                            .formatted(key, key.substring(15)));
            serves(key, LEAGUE);
        } else {
            RegionYear.deliver(
                    "practitioners",
                    "practitioner_no,identity_number,name,employer_uscc,division\n%s,%s,从业人员%d,,150200\n"
                            .formatted(key, IDENTITIES.get(place), place));
            records(line, key, "N" + place);
        }
        return key;
    }

    private static void serves(String uscc, String league) {
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n%s,%s,2024,,某业主,检测,LEAGUE\n"
                        .formatted(uscc, league));
    }

    /** A record of Baotou's own. */
    private static void records(LineYear line, String key, String number) {
        if (line == INSTITUTIONS) {
            RegionYear.deliver(
                    "records",
                    "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                            + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n"
                            + "%1$s,%2$s,SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150200,包头市生态环境局,文%1$s,1,,,,,弄虚作假\n"
                                    .formatted(number, key));
        } else {
            RegionYear.deliver(
                    "practitioner_records",
                    "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,"
                            + "document_no,client_name,summary\n"
                            + "%1$s,%2$s,,2-01,2024-02-01,2024-02-10,150200,包头市生态环境局,文%1$s,,问题\n"
                                    .formatted(number, key));
        }
    }

    private static Response submit(LineYear line) {
        return line.officer("one").body(NOTHING).post(line.year("/submission"));
    }

    private static void draw(LineYear line) {
        Response drawn = line.officer("one").body(NOTHING).post(line.year("/participants"));
        assertThat(drawn.statusCode()).as(drawn.asString()).isEqualTo(200);
    }

    private static List<String> late(LineYear line) {
        return line.list(line.officer("one"), Map.of("year", 2024, "late", true))
                .getList("items.findAll { it.leadLeague == '150200' }." + line.key());
    }

    @Test
    void no_league_takes_over_by_adding_whom_engagements_give_to_another() {
        INSTITUTIONS.prepare();
        String shared = "91150100MA0ABCD72X";
        RegionYear.deliver(
                "institutions",
                "uscc,name,kinds,division,registered_on\n%s,机构72X,TESTING,150100,2017-08-25\n".formatted(shared));
        serves(shared, LEAGUE);
        serves(shared, NEIGHBOUR);
        Response answer = add(INSTITUTIONS.officer("one"), shared);
        refused(answer, 403, "OTHER_LEAGUE");
        assertThat(answer.jsonPath().getString("clause")).contains("第二十条第（一）项");

        assertThat(add(INSTITUTIONS.officer(NEIGHBOUR, "one"), shared).statusCode())
                .isEqualTo(200);
        assertThat(INSTITUTIONS.seen(shared).getString("leadLeague")).isEqualTo(NEIGHBOUR);
    }

    private static Response add(RequestSpecification who, String uscc) {
        return who.body(REASON).put(INSTITUTIONS.year("/participants/" + uscc));
    }

    @Test
    void the_lead_moves_until_the_proposal_and_later_only_where_the_leading_bureau_stands_aside() {
        INSTITUTIONS.prepare();
        String first = INSTITUTIONS.first();
        for (Step step : List.of(Step.PROPOSED, Step.OBJECTED, Step.OBJECTION_DECIDED, Step.CONFIRMED)) {
            INSTITUTIONS.putAt(first, step);
            refused(move(first), 409, "LEAD_NOT_MOVED");
        }
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n%s,150200,2024,,包头市生态环境局,监测,LEAGUE\n"
                        .formatted(first));
        assertThat(move(first).statusCode()).isEqualTo(200);
        INSTITUTIONS.putAt(INSTITUTIONS.second(), Step.FILED);
        assertThat(move(INSTITUTIONS.second()).statusCode()).isEqualTo(200);
    }

    private static Response move(String uscc) {
        return INSTITUTIONS
                .region("one")
                .body(Map.of("league", NEIGHBOUR, "reason", "调整"))
                .put(INSTITUTIONS.year("/participants/" + uscc + "/lead"));
    }

    @Test
    void an_heir_outside_the_evaluation_takes_nobodys_place() {
        INSTITUTIONS.prepare();
        String absorbed = INSTITUTIONS.first();
        String heir = INSTITUTIONS.late();
        INSTITUTIONS.burden(absorbed, "A1");
        succeed("clerk", absorbed, Map.of("successor", heir, "reason", "吸收合并"));
        Response out = FreshKey.on(INSTITUTIONS.officer("clerk"))
                .body(Map.of("reason", "立案侦查", "suspectedOn", "2025-03-20"))
                .post(INSTITUTIONS.exclusion(heir));
        assertThat(out.statusCode()).as(out.asString()).isEqualTo(201);
        refused(removal(INSTITUTIONS, "one", absorbed), 409, "KEPT_ON_LIST");
    }

    @Test
    void who_registered_the_succession_does_not_take_the_absorbed_one_off() {
        INSTITUTIONS.prepare();
        String absorbed = INSTITUTIONS.first();
        String heir = INSTITUTIONS.late();
        INSTITUTIONS.burden(absorbed, "A2");
        succeed("one", absorbed, Map.of("successor", heir, "reason", "吸收合并"));
        refused(removal(INSTITUTIONS, "one", absorbed), 409, "SECOND_OFFICER_NEEDED");
        assertThat(removal(INSTITUTIONS, "two", absorbed).statusCode()).isEqualTo(200);
    }

    private static void succeed(String officer, String absorbed, Map<String, String> order) {
        Succeeded.change(() -> INSTITUTIONS.officer(officer), () -> INSTITUTIONS.officer("second"), absorbed, order);
    }

    private static Response removal(LineYear line, String officer, String subject) {
        return line.take(line.officer(officer), subject, "removal", REASON);
    }

    @ParameterizedTest
    @EnumSource
    void who_withdrew_a_record_of_the_year_takes_nobody_off_whom_it_kept(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.unlist(subject);
        records(line, subject, "W1");
        refused(removal(line, "one", subject), 409, "KEPT_ON_LIST");
        Response withdrawn = line.officer("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post(
                        line == INSTITUTIONS
                                ? "/api/v1/records/W1/withdrawal"
                                : "/api/v1/practitioners/" + subject + "/records/W1/withdrawal");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        refused(removal(line, "one", subject), 409, "SECOND_OFFICER_NEEDED");
        assertThat(removal(line, "two", subject).statusCode()).isEqualTo(200);
    }

    @Test
    void whom_a_withdrawn_succession_no_longer_clears_is_overdue_and_told_and_comes_back() {
        INSTITUTIONS.prepare();
        String absorbed = INSTITUTIONS.first();
        String heir = INSTITUTIONS.late();
        INSTITUTIONS.burden(absorbed, "A3");
        succeed("clerk", absorbed, Map.of("successor", heir, "reason", "吸收合并"));
        assertThat(removal(INSTITUTIONS, "one", absorbed).statusCode()).isEqualTo(200);
        INSTITUTIONS.determine(INSTITUTIONS.second());
        INSTITUTIONS.determine(heir);
        INSTITUTIONS.announce();
        assertThat(submit(INSTITUTIONS).statusCode()).isEqualTo(200);
        INSTITUTIONS.drawAndAccept(LEAGUE, List.of());
        INSTITUTIONS.makeKnown("two");
        INSTITUTIONS.awaitStep(heir, Step.PUBLISHED);
        assertThat(late(INSTITUTIONS)).isEmpty();

        succeed("clerk", absorbed, Map.of("reason", "登记有误"));
        assertThat(late(INSTITUTIONS)).containsExactly(absorbed);
        for (RequestSpecification who : List.of(INSTITUTIONS.officer("one"), INSTITUTIONS.region("one"))) {
            assertThat(who.get("/api/v1/inbox").jsonPath().getList("items.title", String.class))
                    .contains(absorbed + "应当恢复列入2024年度参评名单");
        }
        refused(submit(INSTITUTIONS), 409, "SUBMISSION_INCOMPLETE");

        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), absorbed, "reinstatement", Map.of("reason", "承继撤销"));
        assertThat(late(INSTITUTIONS)).containsExactly(absorbed);
        INSTITUTIONS.determine(absorbed);
        assertThat(submit(INSTITUTIONS).statusCode()).isEqualTo(200);
        INSTITUTIONS.drawAndAccept(LEAGUE, List.of());
        INSTITUTIONS.makeKnown("two");
        INSTITUTIONS.awaitStep(absorbed, Step.PUBLISHED);
        assertThat(late(INSTITUTIONS)).isEmpty();
    }
}
