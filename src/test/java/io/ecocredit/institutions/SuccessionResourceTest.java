package io.ecocredit.institutions;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.procedure.Step;
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
import org.junit.jupiter.api.Test;

/** Being absorbed clears nobody: what weighed on the absorbed one weighs on its successor from the day of the succession. */
@QuarkusTest
@Cites(
        value = {Article.A16, Article.A18, Article.A31},
        settles = {Interpretation.I_3, Interpretation.I_32})
class SuccessionResourceTest {

    private static final String ABSORBED = INSTITUTIONS.first();
    private static final String HEIR = INSTITUTIONS.second();

    @Test
    void a_successor_carries_deductions_and_direct_ratings_and_its_public_result_says_so_at_once() {
        INSTITUTIONS.prepare();
        RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,\
                source,client_uscc,client_outcome,client_points,client_document_no,summary
                SU000001,%1$s,SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150200,某生态环境局,某环罚〔2024〕1号,1,,,,,弄虚作假
                SU000003,%1$s,GENERAL,1-12,13.4,2025-05-09,2025-05-10,,150200,某生态环境局,某环通〔2025〕3号,1,,,,,通报
                SU000002,%1$s,GENERAL,1-11,13.4,2024-03-01,2024-03-10,,150200,某生态环境局,某环约〔2024〕2号,1,,,,,约谈
                """.formatted(ABSORBED));
        published();
        assertThat(shown(HEIR).getString("current.grade")).isEqualTo("NORMAL");
        String before = feed("").getString("next");

        TestTime.moveTo("2025-05-20");
        change(Map.of("successor", HEIR, "reason", "吸收合并"));

        JsonPath heir = shown(HEIR);
        assertThat(heir.getString("current.grade")).isEqualTo("BAD");
        assertThat(heir.getBoolean("current.ratedDirectly")).isTrue();
        assertThat(heir.getInt("current.score")).isEqualTo(95);
        assertThat(heir.prettify()).as("whose it was is named inside only").doesNotContain(ABSORBED);
        assertThat(shown(ABSORBED).getString("current.grade"))
                .as("nobody is cleared")
                .isEqualTo("BAD");
        sheetNamesTheFormerCode();
        takersAreTold(before);
        warningsAndRepairsAreTheHeirs();
        whatIsEnteredOnTheAbsorbedIsToldToTheHeir();

        Response undone = change(Map.of("reason", "登记有误"));
        assertThat(undone.jsonPath().getString("successor")).isNull();
        assertThat(shown(HEIR).getString("current.grade")).isEqualTo("NORMAL");
        assertThat(shown(HEIR).getInt("current.score")).isEqualTo(100);
    }

    @Test
    void a_succession_and_its_end_give_the_determined_case_of_the_successor_back_at_once_and_are_told_to_it() {
        INSTITUTIONS.prepare();
        RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,\
                source,client_uscc,client_outcome,client_points,client_document_no,summary
                SU000005,%s,GENERAL,1-12,13.4,2024-05-09,2024-05-12,,150200,某生态环境局,某环通〔2024〕5号,1,,,,,通报
                """.formatted(ABSORBED));
        INSTITUTIONS.determine(HEIR);
        int before = successions();
        change(Map.of("successor", HEIR, "reason", "吸收合并"));
        assertThat(INSTITUTIONS.seen(HEIR).getString("step")).isEqualTo(Step.RETURNED.name());
        INSTITUTIONS.determine(HEIR);
        change(Map.of("reason", "登记有误"));
        assertThat(INSTITUTIONS.seen(HEIR).getString("step")).isEqualTo(Step.RETURNED.name());
        assertThat(successions()).isEqualTo(before + 2);
        INSTITUTIONS
                .officer("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post("/api/v1/records/SU000005/withdrawal")
                .then()
                .statusCode(200);
    }

    private static int successions() {
        return INSTITUTIONS
                .letters(HEIR)
                .getList("items.findAll { it.kind == 'succession' }")
                .size();
    }

    private static void published() {
        for (String uscc : List.of(ABSORBED, HEIR)) {
            INSTITUTIONS.determine(uscc);
        }
        INSTITUTIONS.announce();
        INSTITUTIONS
                .officer("one")
                .post(INSTITUTIONS.year("/submission"))
                .then()
                .statusCode(200);
        String drawn = INSTITUTIONS.draw().jsonPath().getString("drawn[0]");
        INSTITUTIONS.taken(INSTITUTIONS.region("one"), drawn, "acceptance", NOTHING);
        assertThat(INSTITUTIONS.seen(HEIR).getString("step")).isIn(Step.SUBMITTED.name(), Step.ACCEPTED.name());
        assertThat(INSTITUTIONS.makeKnown("two").asString()).contains("SUCCEEDED");
    }

    private static void sheetNamesTheFormerCode() {
        for (RequestSpecification reader : List.of(INSTITUTIONS.subject(HEIR), INSTITUTIONS.officer("one"))) {
            JsonPath sheet = score(reader, "2025-05-20");
            assertThat(sheet.getInt("score")).isEqualTo(95);
            assertThat(sheet.getList("lines.recordNo")).contains("SU000001", "SU000002");
            assertThat(sheet.getList("lines.former")).containsOnly(ABSORBED);
            assertThat(sheet.getList("lines.findAll { it.kind != 'NOT_COUNTED' }.since"))
                    .hasSize(2)
                    .containsOnly("2025-05-20");
        }
        JsonPath dayBefore = score(INSTITUTIONS.officer("one"), "2025-05-19");
        assertThat(dayBefore.getInt("score")).isEqualTo(100);
        assertThat(dayBefore.getString("grade")).isEqualTo("NORMAL");
    }

    private static void warningsAndRepairsAreTheHeirs() {
        String matter = post(
                        INSTITUTIONS.officer("one"),
                        "/api/v1/warning-matters",
                        Map.of("title", "通报批评", "requirement", "更正并报告", "days", 60))
                .getString("matterId");
        post(
                INSTITUTIONS.officer("one"),
                "/api/v1/warnings",
                Map.of("recordNo", "SU000003", "matterId", matter, "limitOn", "2025-06-20"));
        assertThat(INSTITUTIONS.letters(HEIR).getList("items.kind"))
                .as("it hears of it")
                .contains("warning");
        JsonPath warned = INSTITUTIONS
                .subject(HEIR)
                .queryParam("uscc", HEIR)
                .get("/api/v1/warnings")
                .jsonPath();
        assertThat(warned.getList("items.recordNo")).containsExactly("SU000003");
        Response reported = INSTITUTIONS
                .subject(HEIR)
                .header("If-Match", "\"" + warned.getLong("items[0].version") + "\"")
                .body(Map.of("words", "已更正", "evidence", List.of(INSTITUTIONS.evidence(HEIR))))
                .post("/api/v1/warnings/SU000003/report");
        assertThat(reported.statusCode()).as(reported.asString()).isEqualTo(200);

        post(
                INSTITUTIONS.subject(HEIR),
                "/api/v1/repairs",
                Map.of("recordNo", "SU000002", "words", "已整改", "evidence", List.of(INSTITUTIONS.evidence(HEIR))));
        assertThat(INSTITUTIONS
                        .subject(HEIR)
                        .queryParam("uscc", HEIR)
                        .get("/api/v1/repairs")
                        .jsonPath()
                        .getList("items.recordNo"))
                .containsExactly("SU000002");
    }

    private static void whatIsEnteredOnTheAbsorbedIsToldToTheHeir() {
        RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,\
                source,client_uscc,client_outcome,client_points,client_document_no,summary
                SU000004,%s,GENERAL,1-12,13.4,2025-05-09,2025-05-12,,150200,某生态环境局,某环通〔2025〕4号,1,,,,,通报
                """.formatted(ABSORBED));
        for (String told : List.of(ABSORBED, HEIR)) {
            assertThat(INSTITUTIONS.letters(told).getList("items.title")).containsOnlyOnce("信用信息SU000004已录入");
        }
        assertThat(INSTITUTIONS.letters(HEIR).getString("items.find { it.title == '信用信息SU000004已录入' }.body"))
                .contains(ABSORBED);
    }

    private static JsonPath post(RequestSpecification who, String address, Map<String, ?> order) {
        Response answer = FreshKey.on(who).body(order).post(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static JsonPath score(RequestSpecification reader, String at) {
        Response answer =
                reader.queryParam("year", "2024").queryParam("at", at).get("/api/v1/institutions/{uscc}/score", HEIR);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void takersAreTold(String before) {
        Map<String, String> successors = new HashMap<>();
        JsonPath told = feed(before);
        for (int item = 0; item < told.getList("items").size(); item++) {
            successors.put(told.getString("items[" + item + "].uscc"), told.getString("items[" + item + "].successor"));
        }
        assertThat(successors).hasSize(2).containsEntry(ABSORBED, HEIR).containsEntry(HEIR, null);
    }

    private static JsonPath feed(String after) {
        return RegionYear.platform()
                .queryParam("after", after)
                .queryParam("limit", 1000)
                .get("/api/v1/feed")
                .jsonPath();
    }

    private static JsonPath shown(String uscc) {
        return PublicSide.asked()
                .redirects()
                .follow(false)
                .get("/api/v1/grades/{uscc}", uscc)
                .jsonPath();
    }

    private static Response change(Map<String, String> order) {
        return Succeeded.change(() -> INSTITUTIONS.officer("one"), () -> INSTITUTIONS.officer("two"), ABSORBED, order);
    }
}
