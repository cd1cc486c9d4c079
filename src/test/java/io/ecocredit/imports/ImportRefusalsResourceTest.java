package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static io.ecocredit.fixtures.RegionYear.deliverValid;
import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.imports.SmallRegister.csv;
import static io.ecocredit.imports.SmallRegister.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason to refuse a row, as {@code imports-refused.csv} lists them: a good row with one thing changed. */
@QuarkusTest
@Cites(
        value = {
            Article.A7,
            Article.A9,
            Article.A10,
            Article.A11,
            Article.A12,
            Article.A13,
            Article.A14,
            Article.A15,
            Article.A17,
            Article.A18,
            Article.A24,
            Article.A25
        },
        provisions = Provision.A5_ITEM_1,
        settles = {
            Interpretation.I_1,
            Interpretation.I_3,
            Interpretation.I_6,
            Interpretation.I_11,
            Interpretation.I_12,
            Interpretation.I_13,
            Interpretation.I_14,
            Interpretation.I_21,
            Interpretation.I_27
        })
class ImportRefusalsResourceTest {

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            SmallRegister.fill();
            filled = true;
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/imports-refused.csv", numLinesToSkip = 1)
    void a_faulty_row_is_refused_with_its_line_field_value_reason_and_clause(
            String kind, String changes, String code, String field, @Nullable String clause) {
        String bad = csv(kind, changes(changes));
        String file = header(kind) + "\n" + goodBefore(kind) + bad;

        JsonPath all = deliver(kind, file);
        assertThat(all.getLong("result.refused")).isEqualTo(1);
        assertThat(all.getBoolean("result.kept")).isFalse();
        assertThat(all.getLong("result.accepted")).isZero();

        Map<String, @Nullable Object> finding = refusalIn(kind, all.getString("id"));
        assertThat(finding)
                .containsEntry("line", kind.equals("warnings") || kind.equals("rectifications") ? 2 : 3)
                .containsEntry("code", code)
                .containsEntry("field", field);
        assertThat(Objects.toString(finding.get("detail"))).isNotBlank();
        if (clause != null) {
            assertThat(Objects.toString(finding.get("clause"))).contains(clause);
        }
        assertThat(Objects.toString(finding.get("value"), "")).isEqualTo(shownValue(kind, field, changes, finding));

        JsonPath valid = deliverValid(kind, file);
        assertThat(valid.getLong("result.refused")).isEqualTo(1);
        assertThat(valid.getBoolean("result.kept")).isTrue();
        assertThat(valid.getLong("result.accepted")).isEqualTo(valid.getLong("result.rows") - 1);
    }

    /** A good row goes before the bad one, save where the small register has but one record to speak of. */
    private static String goodBefore(String kind) {
        return kind.equals("warnings") || kind.equals("rectifications") ? "" : csv(kind, Map.of());
    }

    private static Map<String, String> changes(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(change -> change.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The value at fault as it was sent; personal data and values that were not themselves at fault excepted. */
    private static String shownValue(String kind, String field, String changes, Map<String, @Nullable Object> finding) {
        String sent = changes(changes).get(field);
        if (sent == null || field.equals("identity_number") || field.equals("kinds")) {
            String shown = Objects.toString(finding.get("value"), "");
            assertThat(shown).as(kind).doesNotContain("护照");
            return shown;
        }
        return sent;
    }

    @Test
    void every_fault_of_a_row_is_told_at_once() {
        String file = header("records") + "\n"
                + csv(
                        "records",
                        Map.of("uscc", "1", "division", "9", "produced_on", "x", "source", "0", "authority", ""));
        JsonPath report = deliver("records", file);
        assertThat(refusals("records", report.getString("id")))
                .extracting(finding -> finding.get("field"))
                .containsExactlyInAnyOrder("uscc", "division", "produced_on", "source", "authority");
        assertThat(report.getLong("result.refused")).isEqualTo(1);
    }

    @Test
    void a_row_with_a_field_too_many_or_too_few_and_a_control_character_are_refused() {
        String file = header("rectifications") + "\nG-1,2024-09-01\nG-1,2024-09-01,某局,x\nG-1,2024-09-01,某\u0000局\n";
        assertThat(refusals("rectifications", deliver("rectifications", file).getString("id")))
                .filteredOn(finding -> Objects.equals(finding.get("code"), "MALFORMED_VALUE"))
                .extracting(finding -> finding.get("line"))
                .containsExactly(2, 3, 4);
    }

    @Test
    void a_repeat_within_a_file_is_known_and_a_contradiction_within_it_refused() {
        String row = csv("records", Map.of("record_no", "TWICE"));
        String other = csv("records", Map.of("record_no", "TWICE", "summary", "另一事"));
        JsonPath report = deliverValid("records", header("records") + "\n" + row + row + other);
        assertThat(report.getLong("result.accepted")).isEqualTo(1);
        assertThat(report.getLong("result.known")).isEqualTo(1);
        assertThat(refusals("records", report.getString("id")))
                .extracting(finding -> finding.get("code"))
                .containsExactly("CONFLICTING_DUPLICATE");
    }

    @Test
    void a_refused_row_does_not_hide_a_good_one_of_the_same_number() {
        String bad = csv("records", Map.of("record_no", "AGAIN", "uscc", "911506007B70RLN8CU"));
        String good = csv("records", Map.of("record_no", "AGAIN"));
        JsonPath report = deliverValid("records", header("records") + "\n" + bad + good);
        assertThat(report.getLong("result.accepted")).isEqualTo(1);
        assertThat(report.getLong("result.refused")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "institutions,  uscc,            9115020065E6PF50T8",
        "records,       authority,       某某环保有限公司|indicator=1-11",
        "practitioners, identity_number, 159999196102020011",
        "practitioners, identity_number, 159999196102020010",
        "records,       final_on,        2024-05-01",
        "records,       client_outcome,  BAD"
    })
    void a_doubtful_row_is_kept_and_flagged_for_a_person(String kind, String field, String changes) {
        JsonPath report = deliver(kind, header(kind) + "\n" + csv(kind, changes(field + "=" + changes)));
        assertThat(report.getLong("result.accepted")).isEqualTo(1);
        assertThat(report.getLong("result.flagged")).isEqualTo(1);
        Map<String, @Nullable Object> flag =
                findings(kind, report.getString("id")).getFirst();
        assertThat(flag).containsEntry("severity", "FLAGGED").containsEntry("field", field);
        assertThat(Objects.toString(flag.get("value"), "")).doesNotContain("159999");
    }

    private static Map<String, @Nullable Object> refusalIn(String kind, String id) {
        List<Map<String, @Nullable Object>> refusals = refusals(kind, id);
        assertThat(refusals).hasSize(1);
        return refusals.getFirst();
    }

    private static List<Map<String, @Nullable Object>> refusals(String kind, String id) {
        return findings(kind, id).stream()
                .filter(finding -> Objects.equals(finding.get("severity"), "REFUSED"))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> findings(String kind, String id) {
        return region().get("/api/v1/imports/{kind}/{id}/findings", kind, id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
