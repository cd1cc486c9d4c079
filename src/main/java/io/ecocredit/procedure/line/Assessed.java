package io.ecocredit.procedure.line;

import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.FixedDate;
import java.util.List;
import java.util.Map;

/**
 * By what a league's work with a line is assessed (A7.1), as parts of statements; {@code $1} is the year, {@code $2} the
 * league.
 *
 * @param dated steps that a league does by a fixed date, with the action that does them
 * @param evaluated a condition on cases {@code c} that leaves out those outside the evaluation on day {@code $5}
 * @param comments what the public said: {@code comment_id}, {@code answered}
 * @param repairs repairs that the league decided or has not decided in time: {@code repair_id}, {@code decided}, {@code late}
 */
public record Assessed(List<Map.Entry<FixedDate, Action>> dated, String evaluated, String comments, String repairs) {

    public static final Map.Entry<FixedDate, Action> LISTING = Map.entry(FixedDate.PARTICIPANT_LIST, Action.NOTIFY);
    public static final Map.Entry<FixedDate, Action> NOTICE =
            Map.entry(FixedDate.PUBLIC_NOTICE_OPENS, Action.OPEN_NOTICE);
    public static final Map.Entry<FixedDate, Action> SUBMISSION = Map.entry(FixedDate.SUBMISSION, Action.SUBMIT);
}
