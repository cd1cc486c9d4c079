package io.ecocredit.warnings;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A matter that a league puts on its list.
 *
 * @param title 1 to 200 characters
 * @param indicators of general records; none for any that can be warned of
 * @param requirement 1 to 2,000 characters
 * @param days 1 to 365
 */
public record MatterOrder(
        @Nullable String title,
        @Nullable List<String> indicators,
        @Nullable String requirement,
        @Nullable Integer days) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REQUIREMENT = 2000;
    private static final int MOST_DAYS = 365;

    /** A matter with all that it must have. */
    record Whole(String title, List<String> indicators, String requirement, int days) {}

    /** @throws RefusalException 400 naming the field at fault, with the clause where the measure gives one */
    Whole stated(Catalogue catalogue) {
        List<String> of = Objects.requireNonNullElse(indicators, List.of());
        of.forEach(code -> requireCanBeWarnedOf(code, catalogue));
        if (days == null || days < 1 || days > MOST_DAYS) {
            throw RefusalException.invalid("days", days == null ? null : days.toString(), "应为1至" + MOST_DAYS + "日");
        }
        return new Whole(
                Stated.words("title", title, LONGEST_TITLE),
                List.copyOf(of),
                Stated.words("requirement", requirement, LONGEST_REQUIREMENT),
                days);
    }

    private static void requireCanBeWarnedOf(@Nullable String code, Catalogue catalogue) {
        if (code == null
                || catalogue.find(code).filter(MatterOrder::canBeWarnedOf).isEmpty()) {
            throw Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, "只能对一般失信信息预警，且不能对已作出的行政处罚预警")
                    .under(Clause.of(Article.A24).as(Interpretation.I_21))
                    .at("indicators", code)
                    .asException();
        }
    }

    private static boolean canBeWarnedOf(Indicator indicator) {
        return indicator.category() == Category.GENERAL
                && !indicator.isForPractitioners()
                && !indicator.isDerived()
                && !indicator.countsOnlyWhenFinal();
    }
}
