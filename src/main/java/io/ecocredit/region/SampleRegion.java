package io.ecocredit.region;

import io.ecocredit.accounts.AccountService;
import io.ecocredit.accounts.Approval;
import io.ecocredit.imports.ImportReport;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.ecocredit.publication.PublicationService;
import io.ecocredit.publication.RevisionWorker;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.ecocredit.years.YearService;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The synthetic region that the demonstration shows: imported, rated and published like any other data. Every step can be
 * taken again, so a start that was interrupted is finished by the next.
 */
@Singleton
public final class SampleRegion {

    private static final Logger LOG = Logger.getLogger(SampleRegion.class);
    private static final String AUTHOR = "sample";
    private static final Act ACT = Act.system(AUTHOR, "sample");

    private static final long ONE_COPY_AT_A_TIME = 2024021002L;

    private final Inside inside;
    private final DataSource database;
    private final RegionFolder region;
    private final Steps steps;
    private final boolean wanted;

    /** What the year goes through. */
    @Singleton
    record Steps(
            YearService years,
            RatingService ratings,
            PublicationService publication,
            RevisionWorker revisions,
            AccountService accounts) {}

    /** @param wanted false for a demonstration whose register begins empty */
    SampleRegion(
            Inside inside,
            DataSource database,
            RegionFolder region,
            Steps steps,
            @ConfigProperty(name = "ecocredit.demonstration.sample", defaultValue = "true") boolean wanted) {
        this.inside = inside;
        this.database = database;
        this.region = region;
        this.steps = steps;
        this.wanted = wanted;
    }

    /**
     * Loads the sample unless the register holds anybody else's data; waits until it is there. Of several copies that start
     * on one database, one loads and the others wait for it.
     */
    public void loadIfEmpty() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, ONE_COPY_AT_A_TIME);
                lock.execute();
            }
            if (wanted && isOursToFill()) {
                load();
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("the sample region could not be loaded", failure);
        }
    }

    private void load() {
        try {
            region.take(new RegionFolder.InProgram("/sample/region-2024"), ACT, new Silent());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("the sample region could not be loaded", failure);
        }
        publish(2023, LocalDate.of(2024, 5, 15), LocalDate.of(2024, 6, 5));
        publish(2024, LocalDate.of(2025, 5, 15), LocalDate.of(2025, 6, 5));
        approveTheDemonstration();
        steps.revisions().workOff().await().indefinitely();
    }

    /** The demonstration's institution has an account that a league has approved, as every institution must (I-29). */
    private void approveTheDemonstration() {
        Approval approval = new Approval(
                DemonstrationIdentity.subject(DemonstrationRole.INSTITUTION),
                Approval.Capacity.OWN,
                LocalDate.of(2023, 1, 1),
                null,
                null);
        steps.accounts()
                .approve(DemonstrationRole.SAMPLE_USCC, approval, ACT)
                .await()
                .indefinitely();
    }

    private boolean isOursToFill() {
        return inside.as(
                        ACT.actor(),
                        connection -> connection
                                .preparedQuery("""
                        select not exists (select from register.entries where author <> $1)
                            and not exists (select from published.releases where year = 2024)
                        """)
                                .execute(Tuple.of(AUTHOR))
                                .map(rows -> rows.iterator().next().getBoolean(0)))
                .await()
                .indefinitely();
    }

    private void publish(int value, LocalDate at, LocalDate publishedOn) {
        EvaluationYear year = new EvaluationYear(value);
        steps.years().open(year, ACT).await().indefinitely();
        if (isPublished(value)) {
            return;
        }
        steps.years().draw(year, ACT).await().indefinitely();
        RatingRun run = steps.ratings().begin(year, at, ACT).await().indefinitely();
        steps.ratings().work(run, JobRun.detached()).await().indefinitely();
        long results = steps.publication()
                .publish(value, publishedOn, JobRun.detached(), ACT)
                .await()
                .indefinitely();
        LOG.infof("sample region: %d results of %d published", results, value);
    }

    private boolean isPublished(int year) {
        return steps.years().all(ACT.actor()).await().indefinitely().stream()
                .anyMatch(opened -> opened.year() == year && opened.publishedOn() != null);
    }

    /** The sample is known to be sound; anything refused in it is a fault of the program. */
    private static final class Silent implements RegionFolder.Reporter {
        @Override
        public void begins(String kind) {
            LOG.debugf("sample region: %s", kind);
        }

        @Override
        public void found(List<Finding> findings) {
            findings.forEach(finding -> LOG.debugf("sample region: %s", finding));
        }

        @Override
        public void reached(long rows) {
            LOG.debugf("sample region: %d rows", rows);
        }

        @Override
        public void ended(ImportReport report) {
            if (report.refused() > 0) {
                throw new IllegalStateException("rows of the sample region were refused: " + report);
            }
        }

        @Override
        public void absent(String kind) {
            throw new IllegalStateException("the program lacks the sample's file " + kind);
        }
    }
}
