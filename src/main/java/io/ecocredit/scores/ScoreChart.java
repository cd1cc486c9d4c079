package io.ecocredit.scores;

import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The running score as steps over time, in the units of an SVG of 900 by 240; it is interrupted where there is no score.
 *
 * @param lines each the points of a polyline
 * @param years where each year begins
 * @param warning height of the score below which the grade is 警示, and {@code bad} of that below which it is 不良 (A16)
 */
public record ScoreChart(List<String> lines, List<Year> years, Bound warning, Bound bad) {

    private static final int LEFT = 40;
    private static final int RIGHT = 890;
    private static final int TOP = 10;
    private static final int BOTTOM = 210;

    /** @param y where it lies */
    public record Bound(BigDecimal score, int y) {}

    /** @param x where it begins */
    public record Year(int value, int x) {}

    /** @param until last day that is shown */
    static ScoreChart of(TimelineView timeline, LocalDate until) {
        LocalDate from = timeline.days().isEmpty()
                ? until.withDayOfYear(1)
                : timeline.days().getFirst().on().withDayOfYear(1);
        Axis axis = new Axis(from, until.isBefore(from) ? from.plusDays(1) : until.plusDays(1));
        Height height = new Height(EvaluationYear.of(until).rules());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        BigDecimal score = height.rules().get(Rule.FIRST_BASELINE);
        append(line, axis.x(from), height.y(score));
        for (TimelineView.Day day : timeline.days()) {
            int x = axis.x(day.on());
            BigDecimal after = day.score();
            if (score != null) {
                append(line, x, height.y(score));
            }
            if (after == null) {
                end(lines, line);
            } else {
                append(line, x, height.y(after));
            }
            score = after;
        }
        if (score != null) {
            append(line, axis.x(axis.until()), height.y(score));
        }
        end(lines, line);
        List<Year> years = new ArrayList<>();
        for (int year = from.getYear(); year <= until.getYear(); year++) {
            years.add(new Year(year, axis.x(new EvaluationYear(year).firstDay())));
        }
        return new ScoreChart(
                List.copyOf(lines),
                years,
                height.bound(height.rules().get(Rule.WARNING_BELOW)),
                height.bound(height.rules().get(Rule.BAD_BELOW)));
    }

    private static void append(StringBuilder line, int x, int y) {
        line.append(String.format(Locale.ROOT, "%s%d,%d", line.isEmpty() ? "" : " ", x, y));
    }

    private static void end(List<String> lines, StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private record Height(RuleBook rules) {
        int y(BigDecimal score) {
            return BOTTOM
                    - (BOTTOM - TOP)
                            * score.intValue()
                            / rules.get(Rule.FIRST_BASELINE).intValue();
        }

        Bound bound(BigDecimal score) {
            return new Bound(score, y(score));
        }
    }

    private record Axis(LocalDate from, LocalDate until) {
        int x(LocalDate day) {
            long whole = Math.max(1, ChronoUnit.DAYS.between(from, until));
            return Math.toIntExact(LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(from, day) / whole);
        }
    }
}
