package io.ecocredit.years;

import io.ecocredit.jobs.Job;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.jobs.JobService;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.publication.PublicationService;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * @param publishedOn day that the release of a historical import states, today when null; the procedure has its own
     * @throws RefusalException 409 while the year is not over, when there is nothing to publish (I-33), or no other officer has opened
     *     the year to its history (I-30); 400 for what is stated and would do nothing
     */
    Uni<Job> publish(EvaluationYear year, Set<String> leagues, @Nullable LocalDate publishedOn, Act act) {
        year.requireOver(clock.today());
        return publication
                .hasBegun(year.value(), act.actor())
                .invoke(begun -> requireOfUse(begun, leagues, publishedOn))
                .call(begun ->
                        begun ? Uni.createFrom().voidItem() : historical.requireSomething(year.value(), act.actor()))
                .flatMap(begun -> jobs.startInTurn("publication " + year, act.actor(), job -> {
                    job.stopIfCancelled();
                    return begun
                            ? publication.publish(year.value(), leagues, act)
                            : historical(year, Objects.requireNonNullElse(publishedOn, clock.today()), job, act);
                }));
    }

    /** Nothing that is stated is passed over. */
    private static void requireOfUse(boolean begun, Set<String> leagues, @Nullable LocalDate publishedOn) {
        if (begun && publishedOn != null) {
            throw wrongDay(publishedOn, "依程序公布的，公布之日即公开之日，不另写明");
        }
        if (!begun && !leagues.isEmpty()) {
            throw Refusal.of(RefusalCode.INVALID_PARAMETER, "作为历史信息公布的是整个年度，不按盟市公布")
                    .under(Clause.of(Interpretation.I_30))
                    .at("leagues", null)
                    .asException();
        }
    }

    /** A day on which no results can have become public (I-33). */
    static RefusalException wrongDay(LocalDate publishedOn, String detail) {
        return Refusal.of(RefusalCode.INVALID_PARAMETER, detail)
                .under(Clause.of(Interpretation.I_33))
                .at("publishedOn", publishedOn.toString())
                .asException();
    }

    private Uni<?> historical(EvaluationYear year, LocalDate publishedOn, JobRun job, Act act) {
        return historical
                .publish(year.value(), publishedOn, job, act)
                .map(results -> Map.of("year", year.value(), "publishedOn", publishedOn, "results", results));
    }
}
