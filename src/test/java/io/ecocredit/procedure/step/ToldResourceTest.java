package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided is what its subject was told, on both lines, whoever brings a fact and whenever it comes. */
@QuarkusTest
@Cites(
        provisions = {
            Provision.A20_ITEM_2,
            Provision.A20_ITEM_4,
            Provision.A20_ITEM_5,
            Provision.A21_ITEM_2,
            Provision.A21_ITEM_3
        },
        settles = Interpretation.I_31)
class ToldResourceTest {

    @ParameterizedTest
    @EnumSource
    void what_turns_out_worse_than_was_told_goes_back_to_the_proposal(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.putAt(subject, Step.NOTIFIED);
        line.taken(line.officer("one"), subject, "proposal", NOTHING);
        line.putAt(subject, Step.RETURNED);
        line.burden(subject, "W-" + line);

        line.taken(line.officer("two"), subject, "review", NOTHING);

        JsonPath seen = line.seen(subject);
        assertThat(seen.getString("step")).isEqualTo(Step.PROPOSED.name());
        assertThat(seen.getString("answer")).isNull();
        assertThat(seen.getList("deadlines.lastDay", String.class))
                .as("a new time to object")
                .contains("2025-04-15");
        JsonPath letter = line.letters(subject);
        assertThat(letter.getString("items[0].kind")).isEqualTo("renewed-proposal");
        assertThat(letter.getString("items[0].dueOn")).isEqualTo("2025-04-15");
        assertThat(letter.getString("items[0].body")).contains(line == LineYear.INSTITUTIONS ? "环境信用不良" : "生态环境失信个人");

        line.taken(
                line.subject(subject),
                subject,
                "objection",
                Map.of("reason", "不实", "evidence", List.of(line.evidence(subject))));
        line.putAt(subject, Step.RETURNED);
        refused(line.take(line.officer("two"), subject, "review", NOTHING), 409, "SECOND_OFFICER_NEEDED");
        line.taken(line.officer("one"), subject, "review", NOTHING);
        assertThat(line.seen(subject).getString("step")).as("told by now").isEqualTo(Step.DETERMINED.name());

        line.withdraw(subject, "W-" + line);
        line.awaitStep(subject, Step.RETURNED);
        line.taken(line.officer("one"), subject, "review", NOTHING);
        assertThat(line.seen(subject).getString("step"))
                .as("better than was told is determined")
                .isEqualTo(Step.DETERMINED.name());
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_after_the_determination_gives_the_case_back_whoever_entered_it(LineYear line) {
        line.prepare();
        for (Step step : List.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED)) {
            String number = step + "-" + line;
            line.determine(line.second());
            line.putAt(line.second(), step);

            line.burden(line.second(), number);
            line.awaitStep(line.second(), Step.RETURNED);
            assertThat(line.officer("one")
                            .get(line.at(line.id(line.second()), "/history"))
                            .jsonPath()
                            .getList("action", String.class))
                    .last()
                    .isEqualTo("repair");

            line.determine(line.second());
            line.putAt(line.second(), step);
            line.withdraw(line.second(), number);
            line.awaitStep(line.second(), Step.RETURNED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_record_that_stands_in_the_place_of_another_gives_the_case_back_though_it_weighs_as_much(LineYear line) {
        line.prepare();
        line.burden(line.second(), "P-" + line);
        line.determine(line.second());

        line.replace(line.second(), "P-" + line);

        line.awaitStep(line.second(), Step.RETURNED);
    }

    /** Of what nobody was told nobody could object to, however little it weighs (A20.2, A21.2). */
    @ParameterizedTest
    @EnumSource
    void what_rests_on_another_record_than_was_told_goes_back_to_the_proposal(LineYear line) {
        line.prepare();
        String subject = line.second();
        line.burden(subject, "O-" + line);
        line.putAt(subject, Step.NOTIFIED);
        line.taken(line.officer("one"), subject, "proposal", NOTHING);
        line.replace(subject, "O-" + line);
        line.putAt(subject, Step.RETURNED);

        line.taken(line.officer("two"), subject, "review", NOTHING);

        assertThat(line.seen(subject).getString("step")).isEqualTo(Step.PROPOSED.name());
        assertThat(line.seen(subject).getList("deadlines.lastDay", String.class))
                .as("a new time to object")
                .contains("2025-04-15");
        JsonPath letter = line.letters(subject);
        assertThat(letter.getString("items[0].kind")).isEqualTo("renewed-proposal");
        assertThat(letter.getString("items[0].body")).contains("此前没有告知");
        line.putAt(subject, Step.RETURNED);
        line.taken(line.officer("one"), subject, "review", NOTHING);
        assertThat(line.seen(subject).getString("step")).as("told by now").isEqualTo(Step.DETERMINED.name());
    }

    @ParameterizedTest
    @EnumSource
    void what_would_be_revised_at_once_is_not_made_known(LineYear line) {
        line.prepare();
        line.burden(line.first(), "K-" + line);
        line.burden(line.second(), "L-" + line);
        line.determine(line.first());
        line.determine(line.second());
        line.region("one").body(Map.of("value", "中国体育彩票第2025123期")).put("/api/v1/years/2024/spot-check-value");
        submitted(line);
        line.drawAndAccept(LEAGUE, List.of(line.second()));
        line.withdrawUnseen("K-" + line);

        assertThat(refusalOf(line))
                .isEqualTo(line == LineYear.INSTITUTIONS ? "PUBLICATION_INCOMPLETE" : "CHECK_INCOMPLETE");
        assertThat(line.seen(line.first()).getString("step")).isEqualTo(Step.RETURNED.name());
        assertThat(line.seen(line.second()).getString("step")).isEqualTo(Step.ACCEPTED.name());

        line.taken(line.officer("three"), line.first(), "review", NOTHING);
        submitted(line);
        line.drawAndAccept(LEAGUE, List.of());
        assertThat(refusalOf(line)).isNull();
        line.withdraw(line.second(), "L-" + line);
    }

    private static void submitted(LineYear line) {
        Response answer = line.officer("one").post(line.year("/submission"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** Why results are not made known, or null when they are; of institutions' a job says so. */
    private static @Nullable String refusalOf(LineYear line) {
        boolean institutions = line == LineYear.INSTITUTIONS;
        JsonPath answer = line.region("two")
                .header("Prefer", "wait=30")
                .body(Map.of("leagues", List.of(LEAGUE)))
                .post(line.year(institutions ? "/publication" : "/result-notice"))
                .jsonPath();
        return answer.getString(institutions ? "problem.code" : "code");
    }
}
