package io.ecocredit.records.decision;

import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided of a record after it was entered, on both lines: by whom, against which version, and in which order. */
@QuarkusTest
@Cites(
        value = {Article.A13, Article.A15},
        settles = Interpretation.I_25)
class DecisionsOfBothLinesResourceTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int AT_ONCE = 6;
    private static final Map<String, String> COURT =
            Map.of("on", "2024-09-02", "authority", "某某中级人民法院", "documentNo", "（2024）内行终1号", "reason", "判决");

    /** A record of its own for each test, since what was decided stays decided. */
    private final String record = "RD%06d".formatted(NUMBERS.incrementAndGet());

    @ParameterizedTest
    @EnumSource
    void a_record_is_withdrawn_and_reinstated_and_all_of_it_is_kept(LineYear line) {
        prepare(line);

        Response withdrawn = decided(line, "withdrawal", Map.of("reason", "录入有误"));

        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.jsonPath().getString("standing")).isEqualTo("WITHDRAWN");
        Response again = decided(line, "withdrawal", Map.of("reason", "再次"));
        refused(again, 409, "STEP_OUT_OF_ORDER");
        assertThat(again.jsonPath().getString("clause")).contains("第十五条");
        assertThat(decided(line, "reinstatement", Map.of("reason", "撤回有误"))
                        .jsonPath()
                        .getString("standing"))
                .isEqualTo("VALID");
        assertThat(line.officer("one")
                        .get(address(line) + "/decisions")
                        .jsonPath()
                        .getList("kind"))
                .containsExactly("WITHDRAWN", "REINSTATED");
    }

    @ParameterizedTest
    @EnumSource
    void what_a_court_quashed_says_when_by_whom_and_by_which_document(LineYear line) {
        prepare(line);

        Response bare = decided(line, "quashing", Map.of("reason", "判决"));
        for (String field : List.of("on", "authority", "documentNo")) {
            refusedAt(bare, field);
        }
        refused(decided(line, "quashing", with("on", "2099-01-01")), 400, "IMPOSSIBLE_DATE");
        refused(decided(line, "quashing", with("on", "2024-01-01")), 400, "DATES_OUT_OF_ORDER");
        refusedAt(decided(line, "quashing", with("documentNo", "长".repeat(301))), "documentNo");
        refusedAt(decided(line, "quashing", with("reason", "长".repeat(2001))), "reason");
        refusedAt(decided(line, "withdrawal", Map.of()), "reason");
        assertThat(decided(line, "quashing", COURT).jsonPath().getString("standing"))
                .isEqualTo("QUASHED");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_quashed_comes_back_by_a_later_decision_that_is_not_the_bureaus(LineYear line) {
        prepare(line);
        assertThat(decided(line, "quashing", COURT).statusCode()).isEqualTo(200);

        Response bare = decided(line, "reinstatement", Map.of("reason", "恢复"));
        for (String field : List.of("on", "authority", "documentNo")) {
            refusedAt(bare, field);
        }
        for (String own : List.of("包头市生态环境局", "包头市环境保护局", "包头市生态环境局昆都仑区分局", "呼和浩特市生态环境局")) {
            refused(decided(line, "reinstatement", with("authority", own)), 403, "OTHER_AUTHORITY");
        }
        refused(decided(line, "reinstatement", with("on", "2024-09-01")), 400, "DATES_OUT_OF_ORDER");
        refused(decided(line, "reinstatement", with("on", "2099-01-01")), 400, "IMPOSSIBLE_DATE");
        refused(enteredAgain(line), 409, "STEP_OUT_OF_ORDER");
        assertThat(decided(line, "reinstatement", with("on", "2024-10-08"))
                        .jsonPath()
                        .getString("standing"))
                .isEqualTo("VALID");
    }

    /** The same document under another number, written otherwise. */
    private Response enteredAgain(LineYear line) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "recordNo", record + "-N",
                "indicator", line == LineYear.INSTITUTIONS ? "18-1" : "2-01",
                "occurredOn", "2024-07-01",
                "producedOn", "2024-08-20",
                "division", LineYear.LEAGUE,
                "authority", "包头市生态环境局",
                "documentNo", "某环[2024] 1号",
                "summary", "某事"));
        String at = "/api/v1/practitioners/" + line.first() + "/records";
        if (line == LineYear.INSTITUTIONS) {
            form.putAll(Map.of("uscc", line.first(), "category", "SERIOUS", "item", "14.1", "source", 1));
            at = "/api/v1/records";
        }
        return FreshKey.on(line.officer("one")).body(form).post(at);
    }

    @ParameterizedTest
    @EnumSource
    void no_bureau_quashes_what_it_withdraws(LineYear line) {
        prepare(line);
        refused(decided(line, "quashing", with("authority", "包头市生态环境局")), 403, "OTHER_AUTHORITY");
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_names_the_version_that_was_seen_and_comes_once(LineYear line) {
        prepare(line);
        String withdrawal = address(line) + "/withdrawal";
        Map<String, String> order = Map.of("reason", "录入有误");

        refused(line.officer("one").body(order).post(withdrawal), 428, "PRECONDITION_REQUIRED");
        refused(
                line.officer("one").header("If-Match", "\"99\"").body(order).post(withdrawal),
                412,
                "PRECONDITION_FAILED");
        refused(
                line.officer("one").header("If-Match", "\"1\"").body(order).post(address(line) + "/forgiveness"),
                404,
                "NO_SUCH_ACTION");
        Response first = keyed(line, order).post(withdrawal);
        Response again = keyed(line, order).post(withdrawal);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(keyed(line, Map.of("reason", "另一个")).post(withdrawal).statusCode())
                .isEqualTo(422);
    }

    private RequestSpecification keyed(LineYear line, Map<String, String> order) {
        return line.officer("one")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "decide-" + record)
                .body(order);
    }

    @ParameterizedTest
    @EnumSource
    void of_those_who_decide_at_once_one_does(LineYear line) throws Exception {
        prepare(line);
        Callable<Integer> decides = () -> line.officer("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post(address(line) + "/withdrawal")
                .statusCode();

        List<Integer> answers;
        try (ExecutorService officers = Executors.newFixedThreadPool(AT_ONCE)) {
            answers = officers.invokeAll(Collections.nCopies(AT_ONCE, decides)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(Collections.frequency(answers, 200)).as("%s", answers).isEqualTo(1);
        assertThat(Collections.frequency(answers, 412)).as("%s", answers).isEqualTo(AT_ONCE - 1);
        assertThat(line.officer("one")
                        .get(address(line) + "/decisions")
                        .jsonPath()
                        .getList("kind"))
                .containsExactly("WITHDRAWN");
    }

    @ParameterizedTest
    @EnumSource
    void only_who_answers_for_a_record_decides_of_it(LineYear line) {
        prepare(line);
        Map<String, String> order = Map.of("reason", "录入有误");

        for (RequestSpecification other :
                List.of(line.officer(LineYear.NEIGHBOUR, "one"), line.region("one"), line.subject(line.first()))) {
            assertThat(other.header("If-Match", "\"1\"")
                            .body(order)
                            .post(address(line) + "/withdrawal")
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(line.officer("one")
                        .header("If-Match", "\"1\"")
                        .body(order)
                        .post(address(line).replace(record, "RD999999") + "/withdrawal")
                        .statusCode())
                .isEqualTo(404);
        assertThat(line.officer("one")
                        .get(address(line) + "/decisions")
                        .jsonPath()
                        .getList(""))
                .isEmpty();
    }

    private void prepare(LineYear line) {
        line.prepare();
        if (line == LineYear.INSTITUTIONS) {
            RegionYear.deliver("records", """
                    record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary
                    %s,%s,SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150200,包头市生态环境局,某环〔2024〕1号,1,,,,,弄虚作假
                    """.formatted(record, line.first()));
        } else {
            RegionYear.deliver("practitioner_records", """
                    record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                    %s,%s,,2-01,2024-07-01,2024-08-20,150200,包头市生态环境局,某环〔2024〕1号,,问题一
                    """.formatted(record, line.first()));
        }
    }

    private String address(LineYear line) {
        return line == LineYear.INSTITUTIONS
                ? "/api/v1/records/" + record
                : "/api/v1/practitioners/" + line.first() + "/records/" + record;
    }

    private Response decided(LineYear line, String decision, Map<String, ?> order) {
        int decisions = line.officer("one")
                .get(address(line) + "/decisions")
                .jsonPath()
                .getList("")
                .size();
        return line.officer("one")
                .header("If-Match", "\"" + (1 + decisions) + "\"")
                .body(order)
                .post(address(line) + "/" + decision);
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> order = new HashMap<>(COURT);
        order.put(field, value);
        return order;
    }
}
