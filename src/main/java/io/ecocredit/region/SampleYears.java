package io.ecocredit.region;

import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.publication.PublicationService;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.ecocredit.years.HistoryService;
import io.ecocredit.years.YearService;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** The years of the sample, brought in as history: the operator opens each, rates it and publishes it (I-30). */
@Singleton
@Cites(settles = Interpretation.I_30)
class SampleYears {

    private static final Logger LOG = Logger.getLogger(SampleYears.class);

    private final YearService years;
    private final HistoryService history;
    private final RatingService ratings;
    private final PublicationService publication;
    private final LegalClock clock;

    SampleYears(
            YearService years,
            HistoryService history,
            RatingService ratings,
            PublicationService publication,
            LegalClock clock) {
        this.years = years;
        this.history = history;
        this.ratings = ratings;
        this.publication = publication;
        this.clock = clock;
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
        history.open(year, clock.today(), "样例数据", act).await().indefinitely();
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
