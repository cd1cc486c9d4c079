package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.board.BoardService;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What leagues and the region do with a year's list of institutions, each league in its own name. */
@Singleton
class YearWork {

    private final InstitutionLine line;
    private final BoardService boards;
    private final SubmissionService submissions;
    private final SpotCheckService checks;
    private final LeaguePublication publication;
    private final Divisions divisions;

    YearWork(
            InstitutionLine line,
            BoardService boards,
            SubmissionService submissions,
            SpotCheckService checks,
            LeaguePublication publication,
            Divisions divisions) {
        this.line = line;
        this.boards = boards;
        this.submissions = submissions;
        this.checks = checks;
        this.publication = publication;
        this.divisions = divisions;
    }

    Uni<BoardService.Board> board(int year, Act act) {
        return boards.board(line, year, act);
    }

    List<Division> leagues() {
        return divisions.leagues();
    }

    Uni<Submission> submit(int year, Act act) {
        return submissions.submit(line, year, leagueOf(act.actor()), act);
    }

    Uni<Drawn> check(int year, @Nullable String league, int size, List<String> chosen, Act act) {
        return checks.draw(line, year, new SpotCheckService.Wish(required(league), size, chosen), act);
    }

    /** @param league whose results are published; all that have submitted when null */
    Uni<LeaguePublication.Published> publish(int year, @Nullable String league, Act act) {
        return publication.publish(year, league == null ? Set.of() : Set.of(required(league)), act);
    }

    /** @throws io.ecocredit.regulation.text.RefusalException when it is none */
    String required(@Nullable String league) {
        String of = Objects.requireNonNullElse(league, "");
        divisions.refusalAsLeague("league", of).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return of;
    }

    static String leagueOf(Actor actor) {
        return Objects.requireNonNull(actor.league(), "the access table lets leagues alone do it");
    }
}
