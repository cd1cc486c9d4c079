package io.ecocredit.scores;

import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.CaseRater.Dossiers;
import io.ecocredit.scores.RatingRepository.Batch;
import io.ecocredit.scores.RatingRepository.Case;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rates a batch of a run's cases at once (A16). */
@Singleton
@Cites(provisions = Provision.A16_PARAGRAPH_1)
class BatchRating {

    private final RatingRepository repository;
    private final CaseRater rater;
    private final Json json;

    BatchRating(RatingRepository repository, CaseRater rater, Json json) {
        this.repository = repository;
        this.rater = rater;
        this.json = json;
    }

    /** Takes the next open batch, rates it and stores the results; answers false where there is none to take. */
    Uni<Boolean> next(SqlConnection connection, RatingRun run, JobRun job) {
        return repository
                .takeBatch(connection, run.id())
                .flatMap(batch -> batch == null
                        ? Uni.createFrom().item(false)
                        : rate(connection, run, batch)
                                .invoke(rated -> job.reached(job.done() + rated))
                                .replaceWith(true));
    }

    private Uni<Integer> rate(SqlConnection connection, RatingRun run, Batch batch) {
        Question question = Question.of(new EvaluationYear(run.year()), run.at());
        return repository
                .cases(connection, run.year(), batch)
                .flatMap(cases -> dossiers(connection, run, usccs(cases))
                        .flatMap(
                                dossiers -> store(connection, run, batch, cases, each -> dossiers.rate(each, question)))
                        .onFailure(BatchRating::isOfAFile)
                        .recoverWithUni(failure -> nameTheFile(connection, run, usccs(cases), question)
                                .chain(() -> Uni.createFrom().failure(failure))));
    }

    private Uni<Dossiers> dossiers(SqlConnection connection, RatingRun run, List<String> usccs) {
        return rater.load(connection, usccs, run.knownPosition());
    }

    private static List<String> usccs(List<Case> cases) {
        return cases.stream().map(Case::uscc).toList();
    }

    /** Whether it failed in the service itself, so that the connection can still be asked. */
    private static boolean isOfAFile(Throwable failure) {
        return !SqlState.isOfTheWay(failure) && SqlState.of(failure) == null;
    }

    /** Takes each file alone and fails at the one at which all of them failed, so that somebody can mend it. */
    private Uni<?> nameTheFile(SqlConnection connection, RatingRun run, List<String> usccs, Question question) {
        return OneByOne.each(
                usccs,
                uscc -> dossiers(connection, run, List.of(uscc))
                        .invoke(alone -> alone.rate(uscc, question))
                        .onFailure(BatchRating::isOfAFile)
                        .transform(failure -> Refusal.of(
                                        RefusalCode.FILE_NOT_COMPUTABLE,
                                        "机构" + uscc + "的信用信息无法计算，评定中止；更正后重新评定：" + failure)
                                .at("uscc", uscc)
                                .asException()));
    }

    private Uni<Integer> store(
            SqlConnection connection,
            RatingRun run,
            Batch batch,
            List<Case> cases,
            Function<String, Optional<ScoreSheet>> rate) {
        List<Rating> ratings = new ArrayList<>();
        List<@Nullable String> documents = new ArrayList<>();
        for (Case each : cases) {
            ScoreSheet sheet = rate.apply(each.uscc()).orElse(null);
            ratings.add(rating(each, sheet));
            documents.add(sheet == null ? null : json.write(SheetView.of(each.uscc(), sheet)));
        }
        return repository.store(connection, run.id(), batch, ratings, documents).replaceWith(cases.size());
    }

    private static Rating rating(Case each, @Nullable ScoreSheet sheet) {
        if (sheet == null) {
            return new Rating(each.uscc(), each.leadLeague(), true, null, null, null, null);
        }
        RatedBy ratedBy = sheet.ratedBy();
        return new Rating(
                each.uscc(),
                each.leadLeague(),
                false,
                sheet.score(),
                sheet.grade().name(),
                ratedBy == null ? null : ratedBy.name(),
                sheet.deductions().size());
    }
}
