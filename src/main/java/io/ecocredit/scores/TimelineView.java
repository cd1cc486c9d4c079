package io.ecocredit.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.Points;
import io.ecocredit.regulation.grading.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An institution's file as it went, as the inside sees it: every fact, and what it did to the running score.
 *
 * @param days by date; between two of them nothing changes
 */
public record TimelineView(String uscc, List<Day> days) {

    /**
     * A day on which something happened.
     *
     * @param score of the running year at the end of the day (Asia/Shanghai); absent outside the evaluation (A5.4) and before
     *     the measure applies
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Day(
            LocalDate on,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String gradeLabel,
            List<Happening> happenings) {}

    /**
     * One thing that happened.
     *
     * @param recordNo absent for the staff's records together (I-12), and for exclusions
     * @param points taken off from this day, or no longer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happening(
            Timeline.Kind kind,
            String label,
            @Nullable String recordNo,
            @Nullable BigDecimal points,
            String clause) {}

    static TimelineView of(String uscc, Timeline timeline) {
        return new TimelineView(
                uscc, timeline.entries().stream().map(TimelineView::day).toList());
    }

    private static Day day(Timeline.Entry entry) {
        Grade grade = entry.grade();
        return new Day(
                entry.on(),
                entry.score(),
                grade,
                grade == null ? null : grade.label(),
                entry.happenings().stream().map(TimelineView::happening).toList());
    }

    private static Happening happening(Timeline.Happening it) {
        BigDecimal points = it.points();
        return new Happening(
                it.kind(),
                it.kind().label(),
                it.record(),
                points == null ? null : Points.plain(points),
                it.clause().toString());
    }
}
