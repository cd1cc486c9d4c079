package io.ecocredit.evaluations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The running score as steps over time, in the units of an SVG of {@link #WIDTH} by {@link #HEIGHT}; it is interrupted where
 * there is no score.
 *
 * @param lines each the points of a polyline
 * @param years where each year begins
 */
public record ScoreChart(List<String> lines, List<Year> years, int warning, int bad) {

    public static final int WIDTH = 900;
    public static final int HEIGHT = 240;
    private static final int LEFT = 40;
    private static final int RIGHT = 890;
    private static final int TOP = 10;
    private static final int BOTTOM = 210;
    private static final BigDecimal FULL = new BigDecimal("100");

    /** @param x where it begins */
    public record Year(int value, int x) {}

    /** @param until last day that is shown */
    static ScoreChart of(TimelineView timeline, LocalDate until) {
        LocalDate from = timeline.days().isEmpty()
                ? until.withDayOfYear(1)
                : timeline.days().getFirst().on().withDayOfYear(1);
        Axis axis = new Axis(from, until.isBefore(from) ? from.plusDays(1) : until.plusDays(1));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        BigDecimal score = FULL;
        append(line, axis.x(from), y(score));
        for (TimelineView.Day day : timeline.days()) {
            int x = axis.x(day.on());
            BigDecimal after = day.score();
            if (score != null) {
                append(line, x, y(score));
            }
            if (after == null) {
                end(lines, line);
            } else {
                append(line, x, y(after));
            }
            score = after;
        }
        if (score != null) {
            append(line, axis.x(axis.until()), y(score));
        }
        end(lines, line);
        List<Year> years = new ArrayList<>();
        for (int year = from.getYear(); year <= until.getYear(); year++) {
            years.add(new Year(year, axis.x(LocalDate.of(year, 1, 1))));
        }
        return new ScoreChart(List.copyOf(lines), years, y(new BigDecimal("75")), y(new BigDecimal("60")));
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

    private static int y(@Nullable BigDecimal score) {
        int points = score == null ? 0 : score.intValue();
        return BOTTOM - (BOTTOM - TOP) * points / FULL.intValue();
    }

    private record Axis(LocalDate from, LocalDate until) {
        int x(LocalDate day) {
            long whole = Math.max(1, ChronoUnit.DAYS.between(from, until));
            return Math.toIntExact(LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(from, day) / whole);
        }
    }
}
