package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an application for repair stands on, on a day.
 *
 * @param year of the record's own day (I-6)
 * @param committed whether a written commitment was given that counts ({@link RepairRules#early})
 * @param filing for that year
 * @param repeatedBy by which the same conduct happened again; null when there is none
 * @param today in Asia/Shanghai
 */
public record RepairFacts(
        RepairStage stage,
        int year,
        boolean committed,
        Filing filing,
        @Nullable Conduct repeatedBy,
        LocalDate today) {}
