package io.ecocredit.repairs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairFacts;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairRepository.Stored;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Puts what is stored of a repair in the terms of the law, on the day of the service's clock. */
@Singleton
class RepairLaw {

    private final Catalogue catalogue;
    private final LegalClock clock;

    RepairLaw(Catalogue catalogue, LegalClock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** In Asia/Shanghai. */
    LocalDate today() {
        return clock.today();
    }

    /** @throws RefusalException when the record cannot be repaired, or no longer */
    void requireRepairable(RecordFile record) {
        RepairRules.application(record, catalogue.isPenalty(record.fact().indicator()))
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
    }

    /** The same of the record of a repair, among all records of its institution. */
    void requireRepairable(Stored repair, List<RecordFile> file) {
        requireRepairable(of(repair, file));
    }

    private static RecordFile of(Stored repair, List<RecordFile> file) {
        return file.stream()
                .filter(each -> each.fact().number().equals(repair.recordNo()))
                .findFirst()
                .orElseThrow();
    }

    /** The year of a record: of the day it took effect, or of its production while it has none (I-6). */
    int yearOf(RecordFile record) {
        return Effect.of(record, catalogue.isPenalty(record.fact().indicator())) instanceof Effect.InForce effect
                ? effect.year().value()
                : record.fact().producedOn().getYear();
    }

    /** @param file all records of the institution */
    RepairFacts facts(Stored repair, List<RecordFile> file) {
        RecordFile record = of(repair, file);
        LocalDate since = Objects.requireNonNullElse(
                repair.year().publishedOn(), record.fact().producedOn());
        return new RepairFacts(
                repair.year().stage(),
                repair.yearNumber(),
                repair.commitment() != null,
                repair.year().filingDue(),
                repair.year().filedOn(),
                RepairRules.repetition(record, file, since).orElse(null),
                today());
    }
}
