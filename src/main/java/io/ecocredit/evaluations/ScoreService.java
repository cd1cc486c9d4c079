package io.ecocredit.evaluations;

import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Answers for one institution what the rating answers for all (A16.1). */
@Singleton
@Cites(Article.A16)
public class ScoreService {

    private final Inside inside;
    private final CaseRater rater;

    ScoreService(Inside inside, CaseRater rater) {
        this.inside = inside;
        this.rater = rater;
    }

    /**
     * The sheet of an institution.
     *
     * @throws ProblemException 404 when it is not registered or not the reader's to see, which are not told apart; 409 while
     *     it is outside the evaluation (A5.4)
     */
    public Uni<SheetView> sheet(Uscc uscc, EvaluationYear year, LocalDate at, Instant knownAt, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> connection
                                .preparedQuery("select register.position_known_at($1)")
                                .execute(Tuple.of(knownAt.atOffset(ZoneOffset.UTC))))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .flatMap(position -> rater.load(connection, List.of(uscc.value()), position))
                        .map(dossiers -> dossiers.rate(uscc.value(), Question.of(year, at))
                                .map(sheet -> SheetView.of(uscc.value(), sheet))
                                .orElseThrow(() -> new ProblemException(
                                        409,
                                        "OUTSIDE_EVALUATION",
                                        "该机构在所查询之日不在评价范围内",
                                        Clause.of(Article.A5, "第（四）项").toString()))));
    }
}
