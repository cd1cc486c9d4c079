package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law's clauses, periods and dates stand in its data and in the types of {@code regulation.text}, nowhere else in Java. */
class LawLiteralsTest {

    private static final Path PROGRAM = Path.of("src", "main", "java", "io", "ecocredit");

    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*|/\\*[\\s\\S]*?\\*/");

    private static final String NUMERAL = "[一二三四五六七八九十百]+";

    /** What would be a piece of law, and where it may stand. */
    enum Literal {
        CLAUSE(
                "第" + NUMERAL + "[条款]|第（" + NUMERAL + "）项|附件\\d",
                Map.of(
                        "regulation/text/Interpretation.java", "each reading is a sentence of the department",
                        "practitioners/PractitionerRecordForm.java", "an annotation of the contract",
                        "practitioners/procedure/PractitionerPapersResource.java", "an annotation of the contract",
                        "evaluations/PapersResource.java", "an annotation of the contract")),
        VALUE(
                "\\d+(?:分|个工作日|名|个月|年内)|" + NUMERAL + "(?:个工作日|个月|十日|年内)|(?<!首)" + NUMERAL + "年(?:以|至|后)",
                Map.of("regulation/text/Interpretation.java", "each reading is a sentence of the department")),
        PERIOD(
                "\\b(?:plus|minus)(?:Years|Months|Weeks)\\(|\\bPeriod\\.(?:of|parse)|\\bMonthDay\\.(?:of|parse)\\(",
                Map.of(
                        "regulation/text/LegalPeriod.java", "what a period of the rule book is",
                        "regulation/text/Dating.java", "the last day of a year",
                        "regulation/text/Measure.java", "reads the rule book",
                        "catalogues/LawFiles.java", "reads law/retention.csv",
                        "hints/HintPages.java", "the month before this one",
                        "hints/HintRepository.java", "the first day of the month after")),
        DAY(
                "\\bLocalDate\\.of\\(",
                Map.of(
                        "regulation/text/LegalText.java", "from when a text applies is what the text is",
                        "regulation/text/Dating.java", "the first day of a year",
                        "regulation/text/RuleHistory.java", "the first day of a year",
                        "calendars/StatutoryDays.java", "what law/statutory-holidays.csv and an almanac say",
                        "regulation/time/EvaluationYear.java", "the first and the last day of a year",
                        "region/SampleContent.java", "days of the sample region")),
        PLACE("\\bnew Clause\\(", Map.of("regulation/text/Clause.java", "where clauses are made"));

        private final Pattern pattern;
        private final Map<String, String> reasons;

        Literal(String pattern, Map<String, String> reasons) {
            this.pattern = Pattern.compile(pattern);
            this.reasons = reasons;
        }

        boolean isIn(String code) {
            return switch (this) {
                case CLAUSE, VALUE -> pattern.matcher(texts(code)).find();
                case PERIOD, DAY, PLACE -> pattern.matcher(withoutTexts(code)).find();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_law_stands_in_the_code(Literal literal) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROGRAM)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (literal.isIn(Files.readString(file))) {
                    found.add(PROGRAM.relativize(file).toString());
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(literal.reasons.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String s = \"（第二十三条）\";",
                "String s = \"第（四）项\";",
                "String s = \"见附件3\";",
                "String s = \"在20个工作日内决定\";",
                "String s = \"低于75分\";",
                "String s = \"六十日内申请\";",
                "String s = \"后一年内出现\";",
                "day.plusYears(1)",
                "MonthDay.of(3, 15)",
                "LocalDate.of(2026, 4, 1)",
                "new Clause(text, place, null)"
            })
    void a_piece_of_law_is_found(String code) {
        assertThat(Literal.values()).anyMatch(literal -> literal.isIn(code));
    }

    @Test
    void what_a_comment_says_is_no_code() {
        String code = "/** 第二十三条: plusYears(1), 20个工作日 */ int days; // 第（四）项";
        assertThat(List.of(Literal.values())).noneMatch(literal -> literal.isIn(code));
    }

    private static String texts(String code) {
        return COMMENT_OR_TEXT
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(each -> each.startsWith("\""))
                .collect(Collectors.joining("\n"));
    }

    private static String withoutTexts(String code) {
        return COMMENT_OR_TEXT.matcher(code).replaceAll("");
    }
}
