package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.BoardService;
import io.ecocredit.procedure.board.Progress;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What leagues and the region do with a year's list of practitioners, each league in its own name. */
@Singleton
class PractitionerYearWork {

    private final PractitionerLine line;
    private final BoardService boards;
    private final SubmissionService submissions;
    private final SpotCheckService checks;
    private final PractitionerConclusion conclusion;
    private final Divisions divisions;

    PractitionerYearWork(
            PractitionerLine line,
            BoardService boards,
            SubmissionService submissions,
            SpotCheckService checks,
            PractitionerConclusion conclusion,
            Divisions divisions) {
        this.line = line;
        this.boards = boards;
        this.submissions = submissions;
        this.checks = checks;
        this.conclusion = conclusion;
        this.divisions = divisions;
    }

    Uni<BoardService.Board> board(int year, Act act) {
        return boards.board(line, year, act);
    }

    Uni<List<Progress>> progress(int year, Act act) {
        return boards.progress(line, year, act);
    }

    Uni<List<Assessment>> assessments(int year, Act act) {
        return boards.assessments(line, year, act);
    }

    Uni<Submission> submit(int year, Act act) {
        return submissions.submit(line, year, leagueOf(act.actor()), act);
    }

    Uni<List<Submission>> submissions(int year, Act act) {
        return submissions.of(line, year, null, act);
    }

    Uni<Drawn> check(int year, @Nullable String league, int size, List<String> chosen, Act act) {
        String of = Objects.requireNonNullElse(league, "");
        divisions.refusalAsLeague("league", of).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return checks.draw(line, year, new SpotCheckService.Wish(of, size, chosen), act);
    }

    Uni<List<Drawn>> checks(int year, Act act) {
        return checks.of(line, year, null, act);
    }

    Uni<PractitionerConclusion.Told> tell(int year, Act act) {
        return conclusion.tell(year, act);
    }

    static String leagueOf(Actor actor) {
        return Objects.requireNonNull(actor.league(), "the access table lets leagues alone do it");
    }
}
