package io.ecocredit.procedure.submission;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.submission.SpotCheckService.Wish;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A submission from which a sample can be drawn: none was, and something of it is still submitted.
 *
 * @param salt of its sample
 * @param present keys of what is still submitted in it, in order
 * @param gone keys of what was sent back, reopened or left the evaluation since
 */
record OpenSubmission(Submission submission, String salt, List<String> present, List<String> gone) {

    private static final Rows<Listed> LISTED = Rows.of(Listed.class);

    private record Listed(Submission submission, String salt, boolean drawn) {}

    /**
     * The submission of a league that is meant; the earliest that can be drawn from where none is named, so that a later one
     * never takes an earlier one's turn.
     *
     * @param held the league's cases, held for change
     * @throws RefusalException 409 when the league has submitted nothing of that number, or it has its sample, or nothing of
     *     it is submitted any more
     */
    static <C extends Case> Uni<OpenSubmission> find(
            SqlConnection connection, Line<C, ?> line, int year, Wish wish, List<C> held) {
        return LISTED.all(
                        connection,
                        """
                        select %2$s, salt, exists (
                            select from %1$s.spot_checks k where k.submission_id = s.submission_id) as drawn
                        from %1$s.submissions s
                        where year = $1 and league = $2 and ($3::integer is null or number = $3) order by number
                        """.formatted(line.schema(), Submission.COLUMNS),
                        Tuple.of(year, wish.league(), wish.submission()))
                .map(listed -> first(line, listed, held));
    }

    private static <C extends Case> OpenSubmission first(Line<C, ?> line, List<Listed> listed, List<C> held) {
        if (listed.isEmpty()) {
            throw refusal(line, RefusalCode.NOT_SUBMITTED, "该盟市尚未上报评定结果，或没有这一次上报");
        }
        List<OpenSubmission> undrawn = listed.stream()
                .filter(each -> !each.drawn())
                .map(each -> of(line, each, held))
                .toList();
        if (undrawn.isEmpty()) {
            throw refusal(line, RefusalCode.ALREADY_DRAWN, "该次上报已经抽查，不能再次抽取");
        }
        return undrawn.stream()
                .filter(each -> !each.present().isEmpty())
                .findFirst()
                .orElseThrow(() -> refusal(line, RefusalCode.NOT_SUBMITTED, "该次上报的评价均已退回或不在评价范围内，待再次上报后抽查"));
    }

    private static <C extends Case> OpenSubmission of(Line<C, ?> line, Listed listed, List<C> held) {
        Submission submission = listed.submission();
        UUID id = submission.submissionId();
        List<String> submitted = CheckedResults.ready(held).stream()
                .filter(each -> id.equals(each.standing().submission()))
                .map(each -> each.subject().key())
                .toList();
        List<String> keys = submission.lines().stream().map(line::keyOf).toList();
        return new OpenSubmission(
                submission,
                listed.salt(),
                keys.stream().filter(submitted::contains).toList(),
                keys.stream().filter(Predicate.not(submitted::contains)).toList());
    }

    private static RefusalException refusal(Line<?, ?> line, RefusalCode code, String detail) {
        return Refusal.of(code, detail)
                .under(line.terms().clauses().spotCheck())
                .asException();
    }

    /** @throws RefusalException 400 when a chosen case is not in the submission */
    Drawn draw(Announced value, Wish wish) {
        wish.chosen().stream()
                .filter(Predicate.not(present::contains))
                .findFirst()
                .ifPresent(key -> {
                    throw RefusalException.invalid("chosen", key, "不在所抽查的上报中");
                });
        SpotCheck check = SpotCheck.of(value.value(), submission.digest(), salt);
        return new Drawn(
                submission.submissionId(),
                submission.year(),
                submission.league(),
                value.value(),
                salt,
                check.seed(),
                wish.size(),
                check.draw(present, wish.size()),
                wish.chosen(),
                gone,
                value.announcedAt());
    }
}
