package io.ecocredit.catalogues;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Outcome;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue is the measure's own text: each row is read from the measure again and compared character by character. */
@Cites(
        value = {Article.A3, Article.A16, Article.A17, Article.A18},
        provisions = Provision.A5_ITEM_1,
        settles = Interpretation.I_13)
class CatalogueWordingTest {

    private static final String EVERY_KIND = "参评第三方生态环境服务机构";

    private static final Catalogue CATALOGUE = LawFiles.catalogue();
    private static final String MEASURE = measure();

    /** A row as the annex prints it. */
    private record Row(String section, String subjects, String wording, String outcome) {}

    @Test
    void annex_1_has_its_25_rows_in_the_official_words() {
        List<Row> official = rowsOfAnnex("## 附件 1", "## 附件 2", 4);
        assertThat(official).hasSize(25);
        assertThat(indicators("1-"))
                .extracting(each -> new Row(each.section(), subjects(each), each.wording(), printed(each.outcome())))
                .containsExactlyElementsOf(official);
    }

    @Test
    void annex_2_has_its_3_rows_in_the_official_words() {
        List<Row> official = rowsOfAnnex("## 附件 2", "附件 3", 3);
        assertThat(official).hasSize(3);
        assertThat(indicators("2-"))
                .extracting(each -> new Row(each.section(), "", each.wording(), printed(each.outcome())))
                .containsExactlyElementsOf(official);
    }

    @Test
    void article_18_has_its_items_and_points_in_the_official_words() {
        String article = between("**第十八条**", "**第十九条**");
        List<String> points = matches("(?m)^\\d\\. (.+)$", article);
        List<String> items = matches("(?m)^（[一二三四五六]）(.+)$", article);
        items.remove(1); // item 2 is the heading of its seven points
        List<String> official = new ArrayList<>(items);
        official.addAll(1, points);
        assertThat(official).hasSize(12);
        assertThat(indicators("18-"))
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(new Outcome.Bad()))
                .extracting(Indicator::wording)
                .containsExactlyElementsOf(official);
    }

    @Test
    void every_row_cites_its_own_place() {
        assertThat(CATALOGUE.indicators()).allSatisfy(each -> {
            String[] parts = each.code().split("-");
            String place = each.clause().place();
            switch (parts[0]) {
                case "18" ->
                    assertThat(place)
                            .startsWith("第十八条第（" + "一二三四五六".charAt(Integer.parseInt(parts[1]) - 1) + "）项")
                            .endsWith(parts.length == 3 ? "第" + parts[2] + "目" : "项");
                default -> assertThat(place).isEqualTo("附件" + parts[0] + "第" + Integer.parseInt(parts[1]) + "项");
            }
        });
    }

    private static List<Indicator> indicators(String prefix) {
        return CATALOGUE.indicators().stream()
                .filter(each -> each.code().startsWith(prefix))
                .toList();
    }

    private static String subjects(Indicator indicator) {
        return indicator.kinds().isEmpty()
                ? EVERY_KIND
                : indicator.kinds().stream()
                        .sorted()
                        .map(InstitutionKind::label)
                        .collect(Collectors.joining("、"));
    }

    private static String printed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Points points -> "-" + points.points();
            case Outcome.Staff staff -> "-" + staff.points();
            case Outcome.Bad bad -> "环境信用不良机构";
            case Outcome.AsClient asClient -> "同委托单位";
            case Outcome.Noted noted -> "一般失信信息";
        };
    }

    /** The rows of a printed table: tab-separated, its first cells left empty where they repeat the row above. */
    private static List<Row> rowsOfAnnex(String from, String to, int columns) {
        List<Row> rows = new ArrayList<>();
        String section = "";
        String subjects = "";
        for (String line : between(from, to).lines().toList()) {
            String[] cells = line.split("\t", -1);
            if (cells.length != columns || cells[0].startsWith("指标类别") || cells[0].equals("评价指标")) {
                continue;
            }
            section = cells[0].isEmpty() ? section : cells[0];
            if (columns == 4) {
                subjects = cells[1].isEmpty() ? subjects : cells[1];
            }
            rows.add(new Row(section, subjects, cells[columns - 2], cells[columns - 1]));
        }
        return rows;
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String between(String from, String to) {
        int start = MEASURE.indexOf(from);
        return MEASURE.substring(start, MEASURE.indexOf(to, start));
    }

    private static String measure() {
        try (InputStream text = CatalogueWordingTest.class.getResourceAsStream("/law/measure-2024-21.zh.md")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
