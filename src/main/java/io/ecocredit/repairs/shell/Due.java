package io.ecocredit.repairs.shell;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a repair is to be decided.
 *
 * @param on null when no decision is due, or when the calendar that it needs is not loaded (I-19)
 * @param isOver whether that day has passed; silence is no approval (I-20)
 */
@Cites(settles = {Interpretation.I_19, Interpretation.I_20})
public record Due(@Nullable LocalDate on, boolean isOver) {

    static Due of(HeldRepair repair, WorkingCalendar calendar, LocalDate today) {
        LocalDate last = repair.awaitsDecisionSince()
                .flatMap(since -> lastDay(since, calendar))
                .orElse(null);
        return new Due(last, last != null && today.isAfter(last));
    }

    private static Optional<LocalDate> lastDay(LocalDate since, WorkingCalendar calendar) {
        int days = RuleBook.at(since).get(Rule.REPAIR_DECISION_PERIOD);
        try {
            return Optional.of(calendar.after(since, days).lastDay());
        } catch (RefusalException notLoaded) {
            return Optional.empty();
        }
    }
}
