package io.ecocredit.inbox;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody learns from a public page what is entered, shown or decided of them: an official notice says so, once. */
@QuarkusTest
@Cites(
        provisions = {
            Provision.A13_ITEM_1,
            Provision.A20_ITEM_3,
            Provision.A20_ITEM_6,
            Provision.A21_ITEM_4,
            Provision.A26_PARAGRAPH_2
        },
        settles = {Interpretation.I_31, Interpretation.I_32})
class OfficialNoticesResourceTest {

    @ParameterizedTest
    @EnumSource
    void each_record_that_is_entered_is_told_once_to_its_subject_alone(LineYear line) {
        line.prepare();
        String number = "N-" + line;
        line.burden(line.first(), number);
        line.burden(line.first(), number);

        List<Map<String, String>> told = told(line, line.first(), number);
        assertThat(told).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("kind", "record").containsEntry("arrivedOn", TODAY);
            assertThat(letter.get("body")).contains("呼和浩特市生态环境局", "异议");
        });
        if (line == LineYear.INSTITUTIONS) {
            assertThat(told.getFirst().get("body")).contains("机构12X", line.first(), "第二十六条第二款");
        }
        assertThat(told(line, line.second(), number)).isEmpty();
        line.withdraw(line.first(), number);
        assertThat(told(line, line.first(), number))
                .extracting(letter -> letter.get("kind"))
                .containsExactly("withdrawal", "record");
    }

    @Test
    void a_penalty_that_a_file_says_has_become_final_is_told_once() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        for (String finalOn : List.of("", "2024-09-09", "2024-09-09")) {
            RegionYear.deliver("records", """
                    record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,\
                    client_uscc,client_outcome,client_points,client_document_no,summary
                    F-1,%s,GENERAL,1-13,13.1,2024-06-30,2024-07-08,%s,150200,包头市生态环境局,包环罚〔2024〕31号,1,,,,,某事
                    """.formatted(line.first(), finalOn));
        }

        List<Map<String, String>> told = told(line, line.first(), "F-1");
        assertThat(told).extracting(letter -> letter.get("kind")).containsExactly("finality", "record");
        assertThat(told.getFirst().get("body")).contains(line.first(), "2024-09-09", "包环罚〔2024〕31号", "第十三条第（一）项");
    }

    private static List<Map<String, String>> told(LineYear line, String subject, String number) {
        return line.letters(subject)
                .param("no", number)
                .getList("items.findAll { it.title.contains(no) && !it.title.contains(no + 'A') }");
    }

    @ParameterizedTest
    @EnumSource
    void a_result_that_is_made_known_is_told_to_its_subject(LineYear line) {
        line.prepare();
        line.burden(line.second(), "O-" + line);
        line.determine(line.first());
        line.determine(line.second());
        line.region("one").body(Map.of("value", "中国体育彩票第2025123期")).put("/api/v1/years/2024/spot-check-value");
        line.officer("one").post(line.year("/submission")).then().statusCode(200);
        line.drawAndAccept(LEAGUE, List.of());
        boolean institutions = line == LineYear.INSTITUTIONS;
        String noun = institutions ? "publication" : "result-notice";
        line.region("two")
                .header("Prefer", "wait=30")
                .body(Map.of("leagues", List.of(LEAGUE)))
                .post(line.year("/" + noun))
                .then()
                .statusCode(200);

        JsonPath good = line.letters(line.first());
        assertThat(good.getString("items[0].kind")).isEqualTo(noun);
        JsonPath bad = line.letters(line.second());
        assertThat(bad.getString("items[0].kind")).isEqualTo(noun);
        assertThat(bad.getString("items[0].body")).contains("修复", institutions ? "环境信用不良（直接评定）" : "生态环境失信个人");
        if (institutions) {
            assertThat(bad.getString("items[0].body")).contains("机构22X", "20个工作日", "2028-04-08");
            startPage(line, "环境信用不良", "信用修复", "2025-04-08公布");
            line.withdraw(line.second(), "O-" + line);
            JsonPath revised = line.letters(line.second());
            assertThat(revised.getList("items.kind", String.class)).contains("revision");
            startPage(line, "未列入警示或不良", "2025-04-08修订");
        }
    }

    private static void startPage(LineYear line, String... words) {
        Response page = line.subject(line.second()).accept("text/html").get("/inside");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("2024年度信用评价结果").contains(words);
    }

    @Test
    void a_notice_opens_on_the_facts_of_its_day_and_says_from_when_repair_counts() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        for (String subject : List.of(line.first(), line.second())) {
            line.putAt(subject, Step.NOTIFIED);
            line.taken(line.officer("one"), subject, "proposal", NOTHING);
            line.putAt(subject, Step.CONFIRMED);
        }
        line.burden(line.first(), "P-1");

        Response opened = line.officer("one").post(line.year("/public-notice"));

        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        assertThat(opened.jsonPath().getInt("cases")).isEqualTo(1);
        assertThat(opened.jsonPath().getInt("toldAnew")).isEqualTo(1);
        assertThat(line.seen(line.first()).getString("step")).isEqualTo(Step.PROPOSED.name());
        assertThat(line.letters(line.first()).getString("items.find { it.kind != 'revision' }.kind"))
                .as("what another test has published is revised by the file as well")
                .isEqualTo("renewed-proposal");
        assertThat(line.seen(line.second()).getString("step")).isEqualTo(Step.ON_NOTICE.name());
        JsonPath letter = line.letters(line.second());
        assertThat(letter.getString("items[0].kind")).isEqualTo("public-notice");
        assertThat(letter.getString("items[0].dueOn")).isEqualTo("2025-04-15");
        assertThat(letter.getString("items[0].body")).contains("机构22X", "自2025-04-08起至结果公布前", "第二十六条第二款");
        line.withdraw(line.first(), "P-1");
    }
}
