package io.ecocredit.procedure.board;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How a league did its work of a year (A7.1): every number with the cases behind it.
 *
 * @param punctuality one for each step with a fixed date
 * @param returned cases that the region sent back
 * @param objectionsUpheld cases of which an objection was upheld, {@code objectionsDecided} of all decided
 * @param commentsUnanswered numbers of the comments, of {@code comments} received; the public says nothing on practitioners
 * @param repairsLate numbers of the repairs that were decided after their last day or wait although it has passed (A26.2);
 *     practitioners' are assessed with theirs
 */
@Cites(value = Article.A26, provisions = Provision.A7_PARAGRAPH_2)
public record Assessment(
        String league,
        String leagueLabel,
        long cases,
        List<Punctuality> punctuality,
        List<UUID> returned,
        long objectionsDecided,
        List<UUID> objectionsUpheld,
        List<UUID> objectionsOpen,
        long comments,
        List<UUID> commentsUnanswered,
        long repairsDecided,
        List<UUID> repairsLate) {

    /**
     * A step by its date.
     *
     * @param lastDay in Asia/Shanghai, inclusive
     * @param inTime cases taken through it by then
     * @param late cases taken through it afterwards
     * @param overdue cases that still wait although the day has passed
     */
    public record Punctuality(
            String step,
            String label,
            LocalDate lastDay,
            String clause,
            long inTime,
            List<UUID> late,
            List<UUID> overdue) {}
}
