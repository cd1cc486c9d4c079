package io.ecocredit.region;

import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.publication.PublicationService;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.ecocredit.years.YearService;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Takes a year of the sample through what any year goes through. */
@Singleton
class SampleYear {

    private static final Logger LOG = Logger.getLogger(SampleYear.class);

    private final YearService years;
    private final RatingService ratings;
    private final PublicationService publication;

    SampleYear(YearService years, RatingService ratings, PublicationService publication) {
        this.years = years;
        this.ratings = ratings;
        this.publication = publication;
    }

    /** Opens, rates and publishes a year that is not published; blocks. */
    void publish(int value, LocalDate at, LocalDate publishedOn, Act act) {
        EvaluationYear year = new EvaluationYear(value);
        years.open(year, act).await().indefinitely();
        if (isPublished(value, act)) {
            return;
        }
        years.draw(year, act).await().indefinitely();
        RatingRun run = ratings.begin(year, at, act).await().indefinitely();
        ratings.work(run, JobRun.detached()).await().indefinitely();
        long results = publication
                .publish(value, publishedOn, JobRun.detached(), act)
                .await()
                .indefinitely();
        LOG.infof("sample region: %d results of %d published", results, value);
    }

    private boolean isPublished(int year, Act act) {
        return years.all(act.actor()).await().indefinitely().stream()
                .anyMatch(opened -> opened.year() == year && opened.publishedOn() != null);
    }
}
