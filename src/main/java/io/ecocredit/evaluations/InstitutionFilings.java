package io.ecocredit.evaluations;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.json.Json;
import io.ecocredit.procedure.filing.FilingService;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.time.EvaluationYear;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** What institutions file, with the signed commitment (A20.1, Annex 3). */
@Singleton
class InstitutionFilings extends FilingService<InstitutionCase, Filing> {

    InstitutionFilings(InstitutionLine line, CaseRepository repository, Json json, LegalClock clock) {
        super(line, repository, new Written<>(json, Filing.class, Filing.EMPTY), clock);
    }

    @Override
    protected List<Refusal> lacking(InstitutionCase subject, Filing draft, LocalDate today) {
        return draft.lacking(
                new Uscc(subject.subject().uscc()),
                new EvaluationYear(subject.subject().year()),
                today);
    }
}
