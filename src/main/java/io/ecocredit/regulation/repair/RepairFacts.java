package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application for repair stands on, on a day.
 *
 * @param year of the record's own day (I-6)
 * @param committed whether a written commitment was given that counts ({@link RepairRules#early})
 * @param filings for the years on whose filing it hangs ({@link Bearing#hangingOn})
 * @param confirmedEnd day on which the conduct had ended as who produced the record confirmed it; null where none was named
 * @param repeatedBy by which the same conduct happened again; null when there is none
 * @param today in Asia/Shanghai
 */
public record RepairFacts(
        RepairStage stage,
        int year,
        boolean committed,
        List<Filing> filings,
        @Nullable LocalDate confirmedEnd,
        @Nullable Conduct repeatedBy,
        LocalDate today) {

    public RepairFacts {
        filings = List.copyOf(filings);
    }
}
