package io.ecocredit.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published result: all that is public of it (A20.6), and nothing else may be added that tells of the sheet. Its JSON is
 * composed once, when it is published, and served as it stands.
 *
 * @param division code of the league that led the evaluation
 * @param score never below 0, at most 100
 * @param grade {@code NORMAL}, {@code WARNING} or {@code BAD}
 * @param ratedDirectly whether the grade rests on article 18 and not on the score
 * @param ratedAt day at whose end (Asia/Shanghai) the result holds
 * @param publishedOn day of the year's publication
 * @param revisedOn day since which this version is shown; null for the result as first published
 * @param historicalImport whether it came without the procedure of chapter 4
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedGrade(
        String uscc,
        String name,
        int year,
        String division,
        String divisionLabel,
        List<String> kinds,
        List<String> kindLabels,
        BigDecimal score,
        String grade,
        String gradeLabel,
        boolean ratedDirectly,
        LocalDate ratedAt,
        LocalDate publishedOn,
        @Nullable LocalDate revisedOn,
        boolean historicalImport,
        Explanation explanation) {

    /** What the grade means in law. */
    public record Explanation(String meaning, String clause, List<Measure> measures) {}

    /** A supervisory measure that the grade brings until repair. */
    public record Measure(String text, String clause) {}
}
