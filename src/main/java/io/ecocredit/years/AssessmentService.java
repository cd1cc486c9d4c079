package io.ecocredit.years;

import io.ecocredit.evaluations.AssessmentRepository;
import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.evaluations.ProgressRepository;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.Progress;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows how far each league has come with its institutions, and how it did its work (A7.1). */
@Singleton
@Cites(Article.A7)
class AssessmentService {

    private final Inside inside;
    private final YearRepository years;
    private final ProgressRepository progress;
    private final AssessmentRepository assessments;

    AssessmentService(
            Inside inside, YearRepository years, ProgressRepository progress, AssessmentRepository assessments) {
        this.inside = inside;
        this.years = years;
        this.progress = progress;
        this.assessments = assessments;
    }

    /** The progress board: leagues by step. */
    Uni<List<Progress>> progress(int year, Actor reader) {
        return inside.as(reader, connection -> progress.of(connection, Line.INSTITUTIONS, year, reader));
    }

    /**
     * The assessments that the reader may see: a league its own.
     *
     * @throws io.ecocredit.platform.problem.ProblemException 404 when the year is not open
     */
    Uni<List<Assessment>> of(int year, Actor reader) {
        return inside.as(
                reader,
                connection -> years.plan(connection, year)
                        .chain(() -> assessments.of(connection, Line.INSTITUTIONS, year, reader)));
    }
}
