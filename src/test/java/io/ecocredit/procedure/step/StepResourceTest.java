package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a step is asked for with, on both lines: the version that was seen, a key, what is stated, how a notice was served. */
@QuarkusTest
@Cites(
        value = {Article.A20, Article.A21},
        settles = Interpretation.I_29)
class StepResourceTest {

    private static final int AT_ONCE = 8;

    @ParameterizedTest
    @EnumSource
    void a_step_names_the_version_that_was_seen(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.LISTED);
        String address = line.at(line.id(line.first()), "/notification");
        long version = line.seen(line.first()).getLong("version");

        refused(line.officer("one").body(NOTHING).post(address), 428, "PRECONDITION_REQUIRED");
        assertThat(line.officer("one")
                        .header("If-Match", "soon")
                        .body(NOTHING)
                        .post(address)
                        .statusCode())
                .isEqualTo(400);
        refused(
                line.officer("one")
                        .header("If-Match", "\"" + (version - 1) + "\"")
                        .body(NOTHING)
                        .post(address),
                412,
                "PRECONDITION_FAILED");
        Response taken = line.officer("one")
                .header("If-Match", "\"" + version + "\"")
                .body(NOTHING)
                .post(address);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.header("ETag")).isEqualTo("\"" + (version + 1) + "\"");
        assertThat(taken.jsonPath().getString("step")).isEqualTo(Step.NOTIFIED.name());
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_comes_again_is_carried_out_once(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.LISTED);
        line.unlist(line.first());
        long version = line.seen(line.first()).getLong("version");

        Response first = removed(line, version, "a", "停业");
        Response again = removed(line, version, "a", "停业");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(removed(line, version, "a", "另一个理由").statusCode()).isEqualTo(422);
        refused(removed(line, version, "b", "停业"), 412, "PRECONDITION_FAILED");
        assertThat(history(line).getList("action")).containsOnlyOnce("removal");
    }

    private static Response removed(LineYear line, long version, String key, String reason) {
        return line.officer("one")
                .header("If-Match", "\"" + version + "\"")
                .header("Idempotency-Key", line + key)
                .body(Map.of("reason", reason))
                .post(line.at(line.id(line.first()), "/removal"));
    }

    @ParameterizedTest
    @EnumSource
    void of_those_who_ask_at_once_for_the_same_step_one_takes_it(LineYear line) throws Exception {
        line.prepare();
        line.putAt(line.second(), Step.LISTED);
        String address = line.at(line.id(line.second()), "/notification");
        long version = line.seen(line.second()).getLong("version");
        int letters = line.letters(line.second()).getList("items").size();
        Callable<Integer> asks = () -> line.officer("one")
                .header("If-Match", "\"" + version + "\"")
                .body(NOTHING)
                .post(address)
                .statusCode();

        List<Integer> answers;
        try (ExecutorService officers = Executors.newFixedThreadPool(AT_ONCE)) {
            answers = officers.invokeAll(Collections.nCopies(AT_ONCE, asks)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(Collections.frequency(answers, 200)).as("%s", answers).isEqualTo(1);
        assertThat(Collections.frequency(answers, 412)).as("%s", answers).isEqualTo(AT_ONCE - 1);
        assertThat(line.seen(line.second()).getLong("version")).isEqualTo(version + 1);
        assertThat(line.letters(line.second()).getList("items")).hasSize(letters + 1);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_stated_is_bounded_and_its_files_are_the_subjects_own(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.putAt(subject, Step.PROPOSED);
        String own = line.evidence(subject);

        refusedAt(objection(line, Map.of("reason", "长".repeat(2001), "evidence", List.of(own))), "reason");
        refusedAt(objection(line, Map.of("reason", "不实", "evidence", Collections.nCopies(51, own))), "evidence");
        refusedAt(objection(line, Map.of("reason", "不实", "evidence", Collections.singletonList(null))), "evidence");
        refused(
                objection(line, Map.of("reason", "不实", "evidence", List.of(UUID.randomUUID()))),
                400,
                "UNKNOWN_EVIDENCE");
        refused(
                objection(line, Map.of("reason", "不实", "evidence", List.of(line.evidence(line.second())))),
                400,
                "UNKNOWN_EVIDENCE");
        refusedAt(objection(line, Map.of("evidence", List.of(own))), "reason");
        refusedAt(objection(line, Map.of("reason", " ", "evidence", List.of(own))), "reason");
        refusedAt(objection(line, Map.of("reason", "不实")), "evidence");
        refused(objection(line, Map.of("reason", "不实", "colour", "red")), 400, "INVALID_BODY");
        assertThat(line.seen(subject).getString("step")).isEqualTo(Step.PROPOSED.name());
        assertThat(objection(line, Map.of("reason", "不实", "evidence", List.of(own)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Response objection(LineYear line, Map<String, ?> order) {
        return line.take(line.subject(line.first()), line.first(), "objection", order);
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_on_paper_counts_from_the_day_that_its_receipt_proves(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.NOTIFIED);

        refusedAt(proposed(line, service(null, LineYear.TODAY, "回证1号")), "service.manner");
        refusedAt(proposed(line, service("HAND", null, "回证1号")), "service.deliveredOn");
        refusedAt(proposed(line, service("HAND", "2025-04-09", "回证1号")), "service.deliveredOn");
        refusedAt(proposed(line, service("POST", LineYear.TODAY, " ")), "service.proof");
        refusedAt(proposed(line, service("POST", LineYear.TODAY, "长".repeat(201))), "service.proof");
        assertThat(proposed(line, service("PIGEON", LineYear.TODAY, "回证1号")).statusCode())
                .isEqualTo(400);
        assertThat(proposed(line, service("HAND", LineYear.TODAY, "回证1号")).statusCode())
                .isEqualTo(200);

        assertThat(line.seen(line.first()).getList("deadlines.lastDay", String.class))
                .as("five working days from the day after")
                .contains("2025-04-15");
        assertThat(line.letters(line.first()).getString("items[0].dueOn")).isEqualTo("2025-04-15");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_arrives_before_the_step_that_it_tells_of(LineYear line) {
        line.prepare();
        for (String action : List.of("notification", "proposal")) {
            line.putAt(line.first(), action.equals("proposal") ? Step.NOTIFIED : Step.LISTED);
            for (String manner : List.of("HAND", "POST")) {
                for (String day : List.of("2025-02-08", "2025-04-07", "2025-04-09", "2031-01-01")) {
                    Response answer = line.take(
                            line.officer("one"), line.first(), action, Map.of("service", service(manner, day, "回证1号")));
                    refusedAt(answer, "service.deliveredOn");
                    assertThat(answer.jsonPath().getString("clause")).contains("I-29");
                }
            }
            assertThat(line.seen(line.first()).getString("step")).isNotIn(Step.PROPOSED.name(), Step.CONFIRMED.name());
        }
        line.putAt(line.first(), Step.LISTED);
        line.unlist(line.first());
        refusedAt(
                line.take(
                        line.officer("one"),
                        line.first(),
                        "removal",
                        Map.of("reason", "未承接", "service", service("HAND", LineYear.TODAY, "回证1号"))),
                "service");
    }

    @ParameterizedTest
    @EnumSource
    void no_period_runs_while_a_letter_is_on_its_way(LineYear line) {
        line.prepare();
        line.putAt(line.second(), Step.NOTIFIED);
        line.taken(
                line.officer("one"),
                line.second(),
                "proposal",
                Map.of("service", Map.of("manner", "POST", "proof", "挂号信1号")));
        assertThat(line.seen(line.second()).getList("deadlines.limit", String.class))
                .doesNotContain("OBJECTION");

        TestTime.moveTo("2025-05-20");
        assertThat(line.seen(line.second()).getString("step"))
                .as("not taken for silence")
                .isEqualTo(Step.PROPOSED.name());
        refusedAt(recorded(line, "2025-04-07"), "service.deliveredOn");
        refusedAt(recorded(line, "2025-05-21"), "service.deliveredOn");
        refusedAt(recorded(line, null), "service.deliveredOn");
        assertThat(recorded(line, "2025-05-15").statusCode()).isEqualTo(200);
        assertThat(line.seen(line.second()).getList("deadlines.lastDay", String.class))
                .as("five working days from the day after")
                .contains("2025-05-22");
        assertThat(line.letters(line.second()).getString("items[0].dueOn")).isEqualTo("2025-05-22");
        refused(recorded(line, "2025-05-20"), 409, "STEP_OUT_OF_ORDER");
    }

    private static Response recorded(LineYear line, @Nullable String day) {
        return line.take(
                line.officer("one"), line.second(), "service", Map.of("service", service("POST", day, "挂号信1号")));
    }

    private static Response proposed(LineYear line, Map<String, ?> service) {
        return line.take(line.officer("one"), line.first(), "proposal", Map.of("service", service));
    }

    private static Map<String, @Nullable String> service(
            @Nullable String manner, @Nullable String deliveredOn, String proof) {
        Map<String, @Nullable String> service = new HashMap<>();
        service.put("manner", manner);
        service.put("deliveredOn", deliveredOn);
        service.put("proof", proof);
        return service;
    }

    @ParameterizedTest
    @EnumSource
    void whoever_withdraws_from_a_case_takes_no_step_on_it(LineYear line) {
        line.prepare();
        line.putAt(line.second(), Step.LISTED);
        String address = line.at(line.id(line.second()), "/recusal");

        refusedAt(line.officer("related").body(NOTHING).put(address), "reason");
        refusedAt(
                line.officer("related").body(Map.of("reason", "亲".repeat(501))).put(address), "reason");
        for (int time = 0; time < 2; time++) {
            line.officer("related")
                    .body(Map.of("reason", "近亲属"))
                    .put(address)
                    .then()
                    .statusCode(200);
        }

        refused(
                line.take(line.officer("related"), line.second(), "notification", NOTHING),
                403,
                "CONFLICT_OF_INTEREST");
        line.taken(line.officer("one"), line.second(), "notification", NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    void a_case_that_is_not_ones_own_and_one_that_there_is_not_are_told_alike(LineYear line) {
        line.prepare();
        String hidden = line.id(line.elsewhere());
        String absent = UUID.randomUUID().toString();

        for (String below : List.of("", "/history", "/filing")) {
            Response first = line.officer("one").get(line.at(hidden, below));
            Response second = line.officer("one").get(line.at(absent, below));
            assertThat(first.statusCode()).as(below).isEqualTo(404);
            assertThat(first.asString()).as(below).isEqualTo(second.asString());
        }
        assertThat(asked(line, hidden, "notification").asString())
                .isEqualTo(asked(line, absent, "notification").asString());
        refused(asked(line, absent, "notification"), 404, "NO_SUCH_EVALUATION");
        refused(asked(line, "1", "notification"), 404, "NO_SUCH_EVALUATION");
        refused(asked(line, line.id(line.first()), "applause"), 404, "NO_SUCH_ACTION");
    }

    private static Response asked(LineYear line, String id, String action) {
        return line.officer("one").header("If-Match", "\"1\"").body(NOTHING).post(line.at(id, "/" + action));
    }

    private static JsonPath history(LineYear line) {
        return line.region("one")
                .get(line.at(line.id(line.first()), "/history"))
                .jsonPath();
    }
}
