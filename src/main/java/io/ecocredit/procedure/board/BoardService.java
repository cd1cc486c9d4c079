package io.ecocredit.procedure.board;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.OpenYears;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows how far each league has come with a line of a year, and how it did its work (A7.1); a league sees its own. */
@Singleton
@Cites(Article.A7)
public class BoardService {

    private final ProgressRepository progress;
    private final AssessmentRepository assessments;
    private final SubmissionService submissions;
    private final SpotCheckService checks;

    BoardService(
            ProgressRepository progress,
            AssessmentRepository assessments,
            SubmissionService submissions,
            SpotCheckService checks) {
        this.progress = progress;
        this.assessments = assessments;
        this.submissions = submissions;
        this.checks = checks;
    }

    /** What a page shows of a line's year. */
    public record Board(
            ProgressBoard progress, List<Assessment> assessments, List<Submission> submissions, List<Drawn> checks) {}

    /** @throws ProblemException 404 when the year is not open */
    public Uni<Board> board(Line<?, ?> line, int year, Act act) {
        return Uni.combine()
                .all()
                .unis(
                        progress(line, year, act),
                        assessments(line, year, act),
                        submissions.of(line, year, null, act),
                        checks.of(line, year, null, act))
                .with((steps, work, batches, samples) -> new Board(ProgressBoard.of(steps), work, batches, samples));
    }

    /**
     * Leagues by step.
     *
     * @throws ProblemException 404 when the year is not open
     */
    public Uni<List<Progress>> progress(Line<?, ?> line, int year, Act act) {
        return line.reading(
                act,
                connection -> OpenYears.require(connection, year)
                        .chain(() -> progress.of(connection, line, year, act.actor())));
    }

    /**
     * Assessments, every number with the cases behind it.
     *
     * @throws ProblemException 404 when the year is not open
     */
    public Uni<List<Assessment>> assessments(Line<?, ?> line, int year, Act act) {
        return line.reading(
                act,
                connection -> OpenYears.require(connection, year)
                        .chain(() -> assessments.of(connection, line, year, act.actor())));
    }
}
