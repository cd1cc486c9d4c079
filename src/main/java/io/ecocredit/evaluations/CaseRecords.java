package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.step.CaseService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What belongs to an institution's case beside its steps. */
@Singleton
class CaseRecords {

    private final InstitutionLine line;
    private final CaseService cases;
    private final FileNotes notes;
    private final Findings findings;

    CaseRecords(InstitutionLine line, CaseService cases, FileNotes notes, Findings findings) {
        this.line = line;
        this.cases = cases;
        this.notes = notes;
        this.findings = findings;
    }

    /** What became of the institution's file in the year of a case, the first first. */
    Uni<List<FileNotes.Note>> changes(UUID id, Act act) {
        return cases.read(line, id, act, (connection, found) -> notes.of(connection, id));
    }

    /**
     * The sheet of the latest proposal or determination, as it was drawn up.
     *
     * @throws ProblemException 404 when nothing has been drawn up
     */
    Uni<String> sheet(UUID id, Act act) {
        return cases.read(line, id, act, (connection, found) -> findings.sheet(connection, id));
    }
}
