package io.ecocredit.scores;

import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rates all cases of a year in batches (A16, A20.2), restartable at any moment and shared by any number of processes. Who
 * did not file is rated on what was collected (A19).
 */
@Singleton
@Cites(
        value = Article.A19,
        provisions = {Provision.A16_PARAGRAPH_1, Provision.A20_ITEM_2})
public class RatingService {

    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(200);

    private static final Actor WORKER = Actor.system("rating");

    private final Inside inside;
    private final RatingRepository repository;
    private final RatingStart start;
    private final BatchRating batches;
    private final LegalClock clock;

    RatingService(
            Inside inside, RatingRepository repository, RatingStart start, BatchRating batches, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.start = start;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Begins a rating, or finds the unfinished one to go on with.
     *
     * @throws RefusalException 409 when an unfinished rating of the year holds for another day
     */
    public Uni<RatingRun> begin(EvaluationYear year, LocalDate at, Act act) {
        return inside.doing(
                        act,
                        connection ->
                                start.begin(connection, year, at, act.actor().name()))
                .invoke(run -> Require.that(
                        run.at().equals(at),
                        () -> RefusalException.of(
                                RefusalCode.RATING_UNFINISHED, run.year() + "年度截至" + run.at() + "的评定尚未完成，请先完成它")));
    }

    /** Works a run off, together with whoever else does; ends when all of it is rated. */
    public Uni<RatingRun> work(RatingRun run, JobRun job) {
        job.expects(run.cases());
        return OneByOne.whileAny(() -> nextBatch(run, job))
                .chain(() -> inside.as(WORKER, connection -> repository.rated(connection, run.id())))
                .invoke(job::reached)
                .chain(() ->
                        inside.as(WORKER, connection -> repository.complete(connection, run.id(), clock.instant())))
                .flatMap(complete -> complete ? completed(run) : workLater(run, job));
    }

    private Uni<RatingRun> completed(RatingRun run) {
        return inside.as(WORKER, connection -> repository.find(connection, run.id()))
                .map(Objects::requireNonNull);
    }

    private Uni<RatingRun> workLater(RatingRun run, JobRun job) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(WHILE_OTHERS_WORK)
                .chain(() -> work(run, job));
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
        return inside.as(WORKER, connection -> batches.next(connection, run, job));
    }
}
