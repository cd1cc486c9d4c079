package io.ecocredit.practitioners.procedure;

import static io.ecocredit.practitioners.procedure.PractitionerYear.officer;
import static io.ecocredit.practitioners.procedure.PractitionerYear.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changes of the records of a dishonest individual who stays one, or does not, before the letter is sent (A21, A31). */
@QuarkusTest
@Cites(
        value = Article.A31,
        provisions = {Provision.A21_ITEM_2, Provision.A21_ITEM_4},
        settles = {Interpretation.I_2, Interpretation.I_25, Interpretation.I_31})
class ChangedRecordsOfDishonestResourceTest {

    private static final LineYear LINE = LineYear.PRACTITIONERS;
    private static final String FIRST = "152200";
    private static final String SECOND = "152500";
    private static final String THIRD = "152900";
    private static final String RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,"
                    + "document_no,client_name,summary\n";
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void a_record_that_changes_who_sends_the_letter_reopens_the_case_and_is_told_before_it_counts() {
        determined("T6-1", "159999196602037767", "T6");
        assertThat(LINE.seen("T6-1").getString("letterLeague")).isEqualTo(SECOND);

        RegionYear.deliver("practitioner_records", RECORDS + """
                T6-C,T6-1,,2-03,2024-04-01,2024-04-10,%s,阿拉善盟市场监督管理局,委〔2024〕T6C号,,问题三
                """.formatted(THIRD));
        LINE.awaitStep("T6-1", Step.RETURNED);

        taken(officer(SECOND, "two"), "T6-1", "review", NOTHING);
        assertThat(LINE.seen("T6-1").getString("step"))
                .as("no worse than was told, by a record that was not")
                .isEqualTo(Step.PROPOSED.name());
        LINE.putAt("T6-1", Step.RETURNED);
        taken(officer(SECOND, "one"), "T6-1", "review", NOTHING);
        assertThat(LINE.seen("T6-1").getString("step")).as("told by now").isEqualTo(Step.DETERMINED.name());
        assertThat(LINE.seen("T6-1").getString("letterLeague")).isEqualTo(THIRD);

        RegionYear.deliver("practitioner_records", RECORDS + """
                T6-D,T6-1,,2-03,2024-09-01,2024-09-10,%s,阿拉善盟市场监督管理局,委〔2024〕T6D号,,问题四
                """.formatted(THIRD));
        LINE.awaitStep("T6-1", Step.RETURNED);
    }

    @Test
    void nobody_is_written_to_when_what_was_told_holds_no_more() {
        determined("T7-1", "159999196702037772", "T7");
        LINE.putAt("T7-1", Step.CONCLUDED);
        LINE.unnoticed(() -> {
            LINE.withdrawUnseen("T7-A");
            Response refused = PractitionerYear.take(officer(SECOND, "one"), "T7-1", "letter", NOTHING);
            PractitionerYear.refused(refused, 409, "STEP_OUT_OF_ORDER");
            assertThat(refused.asString()).contains("第二十一条第（四）项", "第三十一条", "I-25");

            decide("T7-1", "T7-A", "\"2\"", "reinstatement");
            taken(officer(SECOND, "one"), "T7-1", "letter", NOTHING);
        });
        assertThat(LINE.seen("T7-1").getString("step")).isEqualTo(Step.LETTER_SENT.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CONCLUDED", "LETTER_SENT"})
    void a_told_rating_that_no_longer_holds_is_given_back_and_everybody_concerned_is_told(Step told) {
        String key = told == Step.CONCLUDED ? "T8-1" : "T8-2";
        determined(key, told == Step.CONCLUDED ? "159999196702038839" : "159999196702038855", key);
        LINE.putAt(key, told);
        tellAsOwner(key);
        int before = LINE.letters(key).getList("items").size();
        decide(key, key + "-A", "\"1\"", "withdrawal");
        LINE.awaitStep(key, Step.RETURNED);

        assertThat(LINE.letters(key).getList("items")).hasSize(before + 2);
        assertThat(LINE.letters(key).getList("items.body", String.class))
                .anyMatch(body -> body.contains("不再执行") && (told == Step.LETTER_SENT) == body.contains("告知函"));
        for (RequestSpecification concerned : List.of(officer(SECOND, "one"), LINE.region("one"))) {
            assertThat(concerned.get("/api/v1/practitioner-notices").jsonPath().getList("items.title", String.class))
                    .anyMatch(title -> title.contains(key));
        }
        assertThat(measured()).doesNotContain(key);
        assertThat(RegionYear.deliverValid(
                                "rectifications",
                                "record_no,confirmed_on,authority\n" + key + "-B,2024-07-01,锡林郭勒盟生态环境局\n")
                        .getLong("result.refused"))
                .as("no file ends what a rating counted that was told")
                .isEqualTo(1);
        taken(officer(SECOND, "two"), key, "review", NOTHING);
        assertThat(LINE.seen(key).getBoolean("result.dishonest")).isFalse();
        assertThat(LINE.seen(key).getString("step")).isEqualTo(Step.DETERMINED.name());
    }

    /** The year runs from the rating, and begins anew with a later record and with nothing else. */
    @Test
    @Cites(provisions = Provision.A28_PARAGRAPH_1, settles = Interpretation.I_26)
    void a_rating_that_is_told_again_is_as_old_as_it_was() {
        determined("TC-1", "159999196702038919", "TC");
        RegionYear.deliver("practitioner_records", RECORDS + """
                TC-C,TC-1,,2-03,2024-04-01,2024-04-10,%s,阿拉善盟市场监督管理局,委〔2024〕TCC号,,问题三
                """.formatted(THIRD));
        LINE.putAt("TC-1", Step.CONCLUDED);
        tellAsOwner("TC-1");
        decide("TC-1", "TC-A", "\"1\"", "withdrawal");
        LINE.awaitStep("TC-1", Step.RETURNED);
        taken(officer(SECOND, "two"), "TC-1", "review", NOTHING);
        LINE.putAt("TC-1", Step.CONCLUDED);
        tellAsOwner("TC-1", "2025-06-18");

        TestTime.moveTo("2026-04-08");
        Response early = applied("TC-1");
        PractitionerYear.refused(early, 409, "PERIOD_NOT_OVER");
        assertThat(early.asString()).contains("2026-04-09");
        TestTime.moveTo("2026-04-09");
        Response timely = applied("TC-1");
        assertThat(timely.statusCode()).as(timely.asString()).isEqualTo(201);
    }

    private static Response applied(String key) {
        return FreshKey.on(LINE.subject(key))
                .body(Map.of(
                        "year",
                        2024,
                        "merit",
                        "REWARDED_REPORT",
                        "words",
                        "举报违法行为并获奖励",
                        "evidence",
                        List.of(LINE.evidence(key))))
                .post("/api/v1/practitioners/{p}/repairs", key);
    }

    private static void tellAsOwner(String key) {
        tellAsOwner(key, LineYear.TODAY);
    }

    /** The history says that the result was told. */
    private static void tellAsOwner(String key, String day) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement(
                        "insert into practitioners.case_steps (case_id, version, action, from_step, to_step, actor, role, at,"
                                + " done_on, finding_no) select case_id, version, 'CONCLUDE', 'ACCEPTED', 'CONCLUDED', 'two',"
                                + " 'region', now(), ?::date, finding_no from practitioners.cases where practitioner_no = ?")) {
            put.setString(1, day);
            put.setString(2, key);
            assertThat(put.executeUpdate()).isEqualTo(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> measured() {
        return LINE.region("one")
                .get("/api/v1/practitioners/measures?limit=500")
                .jsonPath()
                .getList("items.practitioner");
    }

    @Test
    void a_record_that_comes_after_the_result_was_told_makes_it_worse_by_the_procedure_only() {
        determined("T9-1", "159999196702037801", "T9");
        decide("T9-1", "T9-A", "\"1\"", "withdrawal");
        LINE.awaitStep("T9-1", Step.RETURNED);
        taken(officer(SECOND, "two"), "T9-1", "review", NOTHING);
        LINE.putAt("T9-1", Step.CONCLUDED);
        tellAsOwner("T9-1");
        assertThat(LINE.seen("T9-1").getBoolean("result.dishonest")).isFalse();

        RegionYear.deliver("practitioner_records", RECORDS + """
                T9-C,T9-1,,2-03,2024-04-01,2024-04-10,%s,阿拉善盟市场监督管理局,委〔2024〕T9C号,,问题三
                """.formatted(THIRD));
        LINE.awaitStep("T9-1", Step.RETURNED);
        assertThat(measured()).doesNotContain("T9-1");

        taken(officer(SECOND, "two"), "T9-1", "review", NOTHING);
        assertThat(LINE.seen("T9-1").getString("step"))
                .as("told first, with a new time to object")
                .isEqualTo(Step.PROPOSED.name());
        taken(
                LINE.subject("T9-1"),
                "T9-1",
                "objection",
                Map.of("reason", "不实", "evidence", List.of(LINE.evidence("T9-1"))));
    }

    @Test
    void a_told_rating_does_not_come_to_rest_on_a_record_that_nobody_was_told_of() {
        determined("TA-1", "159999196702037860", "TA");
        LINE.putAt("TA-1", Step.CONCLUDED);
        tellAsOwner("TA-1");
        RegionYear.deliver("practitioner_records", RECORDS + """
                TA-C,TA-1,,2-03,2024-04-01,2024-04-10,%s,阿拉善盟市场监督管理局,委〔2024〕TAC号,,问题三
                """.formatted(THIRD));
        decide("TA-1", "TA-A", "\"1\"", "withdrawal");

        LINE.awaitStep("TA-1", Step.RETURNED);
    }

    /** A dishonest individual on one record of the first league and, later in the year, one of the second, which leads. */
    private static void determined(String number, String identity, String records) {
        TestTime.moveTo(LineYear.TODAY);
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                %s,%s,从业人员%s,,%s
                """.formatted(number, identity, records, SECOND));
        RegionYear.deliver("practitioner_records", RECORDS + """
                %1$s-A,%2$s,,2-01,2024-03-01,2024-03-10,%3$s,兴安盟生态环境局,委〔2024〕%1$sA号,,问题一
                %1$s-B,%2$s,,2-02,2024-06-01,2024-06-10,%4$s,锡林郭勒盟生态环境局,委〔2024〕%1$sB号,,问题二
                """.formatted(records, number, FIRST, SECOND));
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        officer(SECOND, "one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
        LINE.putAt(number, Step.NOTIFIED);
        taken(officer(SECOND, "one"), number, "proposal", NOTHING);
        LINE.putAt(number, Step.DETERMINED);
        assertThat(LINE.seen(number).getBoolean("result.dishonest")).isTrue();
    }

    private static void decide(String number, String record, String version, String decision) {
        Response answer = officer(FIRST, "one")
                .header("If-Match", version)
                .body(Map.of("reason", "核实记载"))
                .post("/api/v1/practitioners/{number}/records/{record}/{decision}", number, record, decision);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
