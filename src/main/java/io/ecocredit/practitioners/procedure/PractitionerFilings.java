package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.json.Json;
import io.ecocredit.procedure.filing.FilingService;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.regulation.text.Refusal;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** What practitioners file (A21.1). */
@Singleton
class PractitionerFilings extends FilingService<PractitionerCase, PractitionerFiling> {

    PractitionerFilings(PractitionerLine line, CaseRepository repository, Json json, LegalClock clock) {
        super(line, repository, new Written<>(json, PractitionerFiling.class, PractitionerFiling.EMPTY), clock);
    }

    @Override
    protected List<Refusal> lacking(PractitionerCase subject, PractitionerFiling draft, LocalDate today) {
        return draft.lacking();
    }
}
