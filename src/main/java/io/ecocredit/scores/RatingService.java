package io.ecocredit.scores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRepository.Batch;
import io.ecocredit.scores.RatingRepository.Case;
import io.ecocredit.scores.RatingRepository.Versions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rates all cases of a year in batches (A16, A20.2), restartable at any moment and shared by any number of processes. Who
 * did not file is rated on what was collected (A19).
 */
@Singleton
@Cites({Article.A16, Article.A19, Article.A20})
public class RatingService {

    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(200);

    private static final Actor WORKER = Actor.system("rating");

    private final Inside inside;
    private final RatingRepository repository;
    private final CaseRater rater;
    private final Workshop workshop;

    /** What rating needs beside the facts. */
    @Singleton
    record Workshop(ObjectMapper json, LegalClock clock, Catalogue catalogue, RatingSettings settings) {}

    RatingService(Inside inside, RatingRepository repository, CaseRater rater, Workshop workshop) {
        this.inside = inside;
        this.repository = repository;
        this.rater = rater;
        this.workshop = workshop;
    }

    /**
     * Begins a rating, or finds the unfinished one to go on with.
     *
     * @throws ProblemException 409 when an unfinished rating of the year holds for another day
     */
    public Uni<RatingRun> begin(EvaluationYear year, LocalDate at, Act act) {
        return inside.doing(
                        act,
                        connection -> repository
                                .unfinished(connection, year.value())
                                .flatMap(unfinished -> unfinished == null
                                        ? add(connection, year, at, act.actor().name())
                                        : Uni.createFrom().item(unfinished)))
                .invoke(run -> {
                    if (!run.at().equals(at)) {
                        throw new ProblemException(
                                409, "RATING_UNFINISHED", year + "年度截至" + run.at() + "的评定尚未完成，请先完成它");
                    }
                });
    }

    private Uni<RatingRun> add(SqlConnection connection, EvaluationYear year, LocalDate at, String startedBy) {
        Versions versions =
                new Versions(workshop.catalogue().version(), year.rules().version());
        return connection
                .preparedQuery("select register.position_known_at($1)")
                .execute(Tuple.of(workshop.clock().now()))
                .map(rows -> rows.iterator().next().getLong(0))
                .map(position -> new RatingRun(
                        UUID.randomUUID(),
                        year.value(),
                        at,
                        position,
                        0,
                        startedBy,
                        workshop.clock().instant(),
                        null))
                .flatMap(run -> repository.add(connection, run, versions))
                .flatMap(added -> added == null
                        ? repository
                                .unfinished(connection, year.value())
                                .onItem()
                                .ifNull()
                                .failWith(IllegalStateException::new)
                        : repository
                                .addBatches(
                                        connection, added, workshop.settings().batchSize())
                                .replaceWith(added));
    }

    /** Works a run off, together with whoever else does; ends when all of it is rated. */
    public Uni<RatingRun> work(RatingRun run, JobRun job) {
        job.expects(run.cases());
        return Multi.createBy()
                .repeating()
                .uni(() -> nextBatch(run, job))
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .chain(() -> inside.as(WORKER, connection -> repository.rated(connection, run.id())))
                .invoke(job::reached)
                .chain(() -> inside.as(
                        WORKER,
                        connection -> repository.complete(
                                connection, run.id(), workshop.clock().instant())))
                .flatMap(complete -> complete
                        ? inside.as(WORKER, connection -> repository.find(connection, run.id()))
                                .onItem()
                                .ifNull()
                                .failWith(IllegalStateException::new)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(WHILE_OTHERS_WORK)
                                .chain(() -> work(run, job)));
    }

    /** The latest complete run of a year, or null. */
    public Uni<@Nullable RatingRun> latest(int year) {
        return inside.<@Nullable RatingRun>as(WORKER, connection -> repository.latestComplete(connection, year));
    }

    /** The next results of a run in the order of the codes. */
    public Uni<List<Rating>> ratings(UUID run, String after, int limit) {
        return inside.as(WORKER, connection -> repository.ratings(connection, run, after, limit));
    }

    private Uni<Boolean> nextBatch(RatingRun run, JobRun job) {
        job.stopIfCancelled();
        return inside.as(
                WORKER,
                connection -> repository
                        .takeBatch(connection, run.id())
                        .flatMap(batch -> batch == null
                                ? Uni.createFrom().item(false)
                                : rateBatch(connection, run, batch)
                                        .invoke(rated -> job.reached(job.done() + rated))
                                        .replaceWith(true)));
    }

    private Uni<Integer> rateBatch(SqlConnection connection, RatingRun run, Batch batch) {
        return repository.cases(connection, run.year(), batch).flatMap(cases -> {
            List<String> usccs = cases.stream().map(Case::uscc).toList();
            Question question = Question.of(new EvaluationYear(run.year()), run.at());
            return rater.load(connection, usccs, run.knownPosition())
                    .map(dossiers -> CaseRater.rateAll(dossiers, usccs, question))
                    .flatMap(sheets -> store(connection, run, batch, cases, sheets));
        });
    }

    private Uni<Integer> store(
            SqlConnection connection,
            RatingRun run,
            Batch batch,
            List<Case> cases,
            Map<String, Optional<ScoreSheet>> sheets) {
        List<Rating> ratings = new ArrayList<>();
        List<@Nullable String> documents = new ArrayList<>();
        for (Case each : cases) {
            ScoreSheet sheet =
                    sheets.getOrDefault(each.uscc(), Optional.empty()).orElse(null);
            ratings.add(rating(each, sheet));
            documents.add(sheet == null ? null : document(SheetView.of(each.uscc(), sheet)));
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

    private String document(SheetView sheet) {
        try {
            return workshop.json().writeValueAsString(sheet);
        } catch (JsonProcessingException recordsAlwaysSerialise) {
            throw new IllegalStateException(recordsAlwaysSerialise);
        }
    }
}
