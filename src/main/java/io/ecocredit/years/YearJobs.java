package io.ecocredit.years;

import io.ecocredit.jobs.Job;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.jobs.JobService;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.publication.PublicationService;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The long work of a year, which is begun at once and goes on as a job. */
@Singleton
class YearJobs {

    private final RatingService ratings;
    private final PublicationService historical;
    private final LeaguePublication publication;
    private final JobService jobs;
    private final LegalClock clock;

    YearJobs(
            RatingService ratings,
            PublicationService historical,
            LeaguePublication publication,
            JobService jobs,
            LegalClock clock) {
        this.ratings = ratings;
        this.historical = historical;
        this.publication = publication;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Rates all cases as of the end of a day; an unfinished rating of the same day goes on. */
    Uni<Job> rate(EvaluationYear year, LocalDate at, Act act) {
        return ratings.begin(year, at, act)
                .flatMap(run -> jobs.start("rating " + year, act.actor(), job -> rated(run, job)));
    }

    private Uni<?> rated(RatingRun run, JobRun job) {
        return ratings.work(run, job).map(done -> Map.of("year", done.year(), "at", done.at(), "cases", done.cases()));
    }

    /**
     * Publishes what leagues have submitted, or, where the procedure was never begun, the year's latest complete rating as a
     * historical import.
     *
     * @param leagues empty for all that have submitted
     * @param publishedOn day that the release of a historical import states
     * @throws io.ecocredit.regulation.text.RefusalException 409 while the year is not over, or when there is nothing to publish (I-33)
     */
    Uni<Job> publish(EvaluationYear year, Set<String> leagues, LocalDate publishedOn, Act act) {
        year.requireOver(clock.today());
        return publication
                .hasBegun(year.value(), act.actor())
                .call(begun -> begun ? Uni.createFrom().voidItem() : historical.requireSomething(year.value()))
                .flatMap(begun -> jobs.startInTurn("publication " + year, act.actor(), job -> {
                    job.stopIfCancelled();
                    return begun
                            ? publication.publish(year.value(), leagues, act)
                            : historical(year, publishedOn, job, act);
                }));
    }

    private Uni<?> historical(EvaluationYear year, LocalDate publishedOn, JobRun job, Act act) {
        return historical
                .publish(year.value(), publishedOn, job, act)
                .map(results -> Map.of("year", year.value(), "publishedOn", publishedOn, "results", results));
    }
}
