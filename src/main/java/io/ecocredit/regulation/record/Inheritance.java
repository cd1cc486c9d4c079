package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.time.LocalDate;

/**
 * That something was taken over from an institution that was absorbed: it weighs on the successor from the day of the
 * succession, and being absorbed clears nobody.
 *
 * @param former code of the absorbed institution, under which the record stays; named inside only
 * @param since day of the succession, in Asia/Shanghai
 */
@Cites(settles = Interpretation.I_3)
public record Inheritance(String former, LocalDate since) {

    /** The first day on which something weighs on the successor that weighed on the absorbed one from a day. */
    public LocalDate from(LocalDate own) {
        return own.isAfter(since) ? own : since;
    }
}
