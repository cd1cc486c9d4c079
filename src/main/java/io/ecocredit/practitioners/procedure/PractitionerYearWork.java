package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.board.BoardRepository;
import io.ecocredit.procedure.board.YearOfLine;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** What leagues and the region do with a year's list of practitioners. */
@Singleton
class PractitionerYearWork extends YearOfLine {

    private final PractitionerConclusion conclusion;

    PractitionerYearWork(
            PractitionerLine line,
            BoardRepository boards,
            SubmissionService submissions,
            SpotCheckService checks,
            PractitionerConclusion conclusion,
            Divisions divisions) {
        super(line, boards, submissions, checks, divisions);
        this.conclusion = conclusion;
    }

    Uni<PractitionerConclusion.Told> tell(int year, Set<String> leagues, Act act) {
        return conclusion.tell(year, leagues, act);
    }
}
