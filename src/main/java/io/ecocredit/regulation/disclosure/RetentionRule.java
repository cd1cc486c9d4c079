package io.ecocredit.regulation.disclosure;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long one kind of data is kept, and why (保存期限).
 *
 * @param basis the law that asks for it
 * @param clause the place within that law
 * @param period from the day after which nobody needs the data; each kind says which day that is
 */
public record RetentionRule(KindOfData kind, String basis, String clause, Period period, Ending ending) {

    public RetentionRule {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("data of kind " + kind + " would not be kept at all");
        }
        if (basis.isBlank() || clause.isBlank()) {
            throw new IllegalArgumentException("nothing asks for the period of " + kind);
        }
    }

    /** The last day that is still kept on some day; what ended before it has had its time in full. */
    public LocalDate keptSince(LocalDate today) {
        return today.minus(period);
    }
}
