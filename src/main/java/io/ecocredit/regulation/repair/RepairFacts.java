package io.ecocredit.regulation.repair;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an application for repair stands on, on a day.
 *
 * @param year of the record's own day (I-6)
 * @param committed whether a written commitment was given
 * @param filingDue last day to file; null for an institution that was not notified
 * @param filedOn null while nothing was filed
 * @param repeatedBy number of a later record of the same conduct; null when there is none
 * @param today in Asia/Shanghai
 */
public record RepairFacts(
        RepairStage stage,
        int year,
        boolean committed,
        @Nullable LocalDate filingDue,
        @Nullable LocalDate filedOn,
        @Nullable String repeatedBy,
        LocalDate today) {

    /** Whether the institution, once listed, did not file in time (A26.3). */
    boolean isLate() {
        LocalDate last = filingDue;
        if (last == null) {
            return false;
        }
        return filedOn == null ? today.isAfter(last) : filedOn.isAfter(last);
    }
}
