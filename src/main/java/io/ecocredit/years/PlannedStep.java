package io.ecocredit.years;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A step of a year's work with the day by which it is done; the region may set it earlier, never later (A20).
 *
 * @param by last day, inclusive
 */
@Cites(
        value = {Article.A20, Article.A21},
        provisions = Provision.A7_PARAGRAPH_2)
public record PlannedStep(FixedDate step, String label, LocalDate by, String clause) {

    static List<PlannedStep> of(Map<FixedDate, LocalDate> dates, RuleBook rules) {
        return dates.entrySet().stream()
                .map(date -> new PlannedStep(
                        date.getKey(),
                        date.getKey().label(),
                        date.getValue(),
                        date.getKey().clause(rules).toString()))
                .toList();
    }
}
