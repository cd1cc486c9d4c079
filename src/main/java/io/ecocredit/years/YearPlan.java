package io.ecocredit.years;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RuleBook.FixedDates;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;

/** The dates by which the steps of a year's work are done, inclusive; the region may set them earlier, never later (A20). */
@Cites({Article.A7, Article.A20, Article.A21})
public record YearPlan(
        LocalDate participantListBy,
        LocalDate publicNoticeOpensBy,
        LocalDate submissionBy,
        LocalDate publicationBy,
        LocalDate practitionerNotificationBy) {

    /** The measure's own dates. */
    public static YearPlan of(EvaluationYear year) {
        FixedDates dates = year.rules().fixedDates();
        return new YearPlan(
                year.procedureDate(dates.participantList()),
                year.procedureDate(dates.publicNoticeOpens()),
                year.procedureDate(dates.submission()),
                year.procedureDate(dates.publication()),
                year.procedureDate(dates.practitionerNotification()));
    }
}
