package io.ecocredit.procedure.board;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.OpenYears;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.SpotCheckService.Wish;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What leagues and the region do with a year's list of one line, each league in its own name, and how far each has come with
 * it (A7.1); a league sees its own.
 */
@Cites(Article.A7)
public abstract class YearOfLine {

    private final Line<?, ?> line;
    private final BoardRepository boards;
    private final SubmissionService submissions;
    private final SpotCheckService checks;
    private final Divisions divisions;

    protected YearOfLine(
            Line<?, ?> line,
            BoardRepository boards,
            SubmissionService submissions,
            SpotCheckService checks,
            Divisions divisions) {
        this.line = line;
        this.boards = boards;
        this.submissions = submissions;
        this.checks = checks;
        this.divisions = divisions;
    }

    /** What a page shows of a line's year. */
    public record Board(
            ProgressBoard progress, List<Assessment> assessments, List<Submission> submissions, List<Drawn> checks) {}

    /** @throws RefusalException 404 when the year is not open */
    public final Uni<Board> board(int year, Act act) {
        return Uni.combine()
                .all()
                .unis(
                        progress(year, act),
                        assessments(year, act),
                        submissions(year, null, act),
                        checks(year, null, act))
                .with((steps, work, batches, samples) -> new Board(ProgressBoard.of(steps), work, batches, samples));
    }

    /**
     * Leagues by step.
     *
     * @throws RefusalException 404 when the year is not open
     */
    public final Uni<List<Progress>> progress(int year, Act act) {
        return line.reading(
                act,
                connection -> OpenYears.require(connection, year)
                        .chain(() -> boards.progress(connection, line, year, act.actor())));
    }

    /**
     * Assessments, every number with the cases behind it.
     *
     * @throws RefusalException 404 when the year is not open
     */
    public final Uni<List<Assessment>> assessments(int year, Act act) {
        return line.reading(
                act,
                connection -> OpenYears.require(connection, year)
                        .chain(() -> boards.assessments(connection, line, year, act.actor())));
    }

    public final Uni<Submission> submit(int year, Act act) {
        return submissions.submit(line, year, act.actor().ownLeague(), act);
    }

    public final Uni<List<Submission>> submissions(int year, @Nullable String league, Act act) {
        return submissions.of(line, year, oneOf(league), act);
    }

    /** @throws io.ecocredit.regulation.text.RefusalException when the wish is of no league */
    public final Uni<Drawn> check(int year, Wish wish, Act act) {
        divisions.requireLeague("league", wish.league());
        return checks.draw(line, year, wish, act);
    }

    public final Uni<List<Drawn>> checks(int year, @Nullable String league, Act act) {
        return checks.of(line, year, oneOf(league), act);
    }

    private @Nullable String oneOf(@Nullable String league) {
        return league == null ? null : league(league);
    }

    /** @throws io.ecocredit.regulation.text.RefusalException when it is none */
    public final String league(@Nullable String stated) {
        String league = Objects.requireNonNullElse(stated, "");
        divisions.requireLeague("league", league);
        return league;
    }

    public final List<Division> leagues() {
        return divisions.leagues();
    }
}
