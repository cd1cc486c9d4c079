package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The score of one institution for one year at the end of one day, with everything it was computed from and each rule
 * applied: enough to store, show and replay.
 *
 * @param at the day at whose end (Asia/Shanghai) the sheet holds
 * @param catalogue version of the catalogue applied
 */
@Cites(
        provisions = {Provision.A16_PARAGRAPH_1, Provision.A16_PARAGRAPH_3},
        settles = {Interpretation.I_5, Interpretation.I_9})
public record ScoreSheet(EvaluationYear year, LocalDate at, RuleBook rules, String catalogue, List<SheetLine> lines) {

    public ScoreSheet {
        lines = List.copyOf(lines);
    }

    /**
     * The year's baseline (A16.3): what earlier years' deductions that are still in force leave of the first baseline, and
     * like the score that it was never below 0 (I-9).
     */
    public BigDecimal baseline() {
        return left(deductions().stream().filter(this::isEarlier));
    }

    /** The score, never below 0 (I-9). */
    public BigDecimal score() {
        return Points.plain(left(deductions().stream()));
    }

    private BigDecimal left(Stream<SheetLine> deductions) {
        return rules.get(Rule.FIRST_BASELINE).subtract(pointsOf(deductions)).max(BigDecimal.ZERO);
    }

    public Grade grade() {
        return isRatedDirectly() ? Grade.BAD : Grade.ofScore(score(), rules);
    }

    /** What the grade rests on, or null when there is no adverse grade. */
    public @Nullable RatedBy ratedBy() {
        if (isRatedDirectly()) {
            return RatedBy.DIRECT;
        }
        return grade().isAdverse() ? RatedBy.SCORE : null;
    }

    public boolean isRatedDirectly() {
        return lines.stream().anyMatch(SheetLine.DirectRating.class::isInstance);
    }

    /** The deductions of points in force, the staff's among them; direct ratings take no points and are not here. */
    public List<SheetLine> deductions() {
        return lines.stream().filter(line -> line.points().signum() != 0).toList();
    }

    private boolean isEarlier(SheetLine line) {
        return line instanceof SheetLine.Weighing it && it.year().compareTo(year) < 0;
    }

    private static BigDecimal pointsOf(Stream<SheetLine> lines) {
        return lines.map(SheetLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
