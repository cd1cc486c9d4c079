package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.board.BoardRepository;
import io.ecocredit.procedure.board.YearOfLine;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What leagues and the region do with a year's list of institutions. */
@Singleton
class YearWork extends YearOfLine {

    private final LeaguePublication publication;

    YearWork(
            InstitutionLine line,
            BoardRepository boards,
            SubmissionService submissions,
            SpotCheckService checks,
            LeaguePublication publication,
            Divisions divisions) {
        super(line, boards, submissions, checks, divisions);
        this.publication = publication;
    }

    /** @param league whose results are published; all that have submitted when null */
    Uni<LeaguePublication.Published> publish(int year, @Nullable String league, Act act) {
        return publication.publish(year, league == null ? Set.of() : Set.of(league(league)), act);
    }
}
