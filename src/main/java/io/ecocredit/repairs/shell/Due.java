package io.ecocredit.repairs.shell;

import io.ecocredit.calendars.CalendarHistory;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a repair is to be decided.
 *
 * @param on null when no decision is due, or when the calendar that it needs is not loaded (I-19)
 * @param isOver whether that day has passed; silence is no approval (I-20)
 */
@Cites(settles = {Interpretation.I_19, Interpretation.I_20})
public record Due(@Nullable LocalDate on, boolean isOver) {

    static Due of(HeldRepair repair, CalendarHistory calendars, LocalDate today) {
        LocalDate last = repair.awaitsDecisionSince()
                .flatMap(since -> calendars.lastDay(since, RuleBook.at(since).get(Rule.REPAIR_DECISION_PERIOD)))
                .orElse(null);
        return new Due(last, last != null && today.isAfter(last));
    }
}
