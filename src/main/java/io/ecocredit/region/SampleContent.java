package io.ecocredit.region;

import io.ecocredit.accounts.AccountService;
import io.ecocredit.accounts.Approval;
import io.ecocredit.imports.ImportReport;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.ecocredit.publication.RevisionWorker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the synthetic region holds: records of its institutions, and the results of two years that were published of them. */
@Singleton
class SampleContent {

    private static final Logger LOG = Logger.getLogger(SampleContent.class);

    private final RegionFolder region;
    private final SampleYears years;
    private final RevisionWorker revisions;
    private final AccountService accounts;

    SampleContent(RegionFolder region, SampleYears years, RevisionWorker revisions, AccountService accounts) {
        this.region = region;
        this.years = years;
        this.revisions = revisions;
        this.accounts = accounts;
    }

    /** Loads all of it; blocks. Every step can be taken again. */
    void load(Act act) {
        try {
            region.take(SampleContent::open, act, new Silent());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("the sample region could not be loaded", failure);
        }
        years.publish(2023, LocalDate.of(2024, 5, 15), LocalDate.of(2024, 6, 5), act);
        years.publish(2024, LocalDate.of(2025, 5, 15), LocalDate.of(2025, 6, 5), act);
        approveTheDemonstration(act);
        revisions.workOff().await().indefinitely();
    }

    /** The demonstration's institution has an account that a league has approved, as every institution must (I-29). */
    private void approveTheDemonstration(Act act) {
        Approval approval = new Approval(
                DemonstrationIdentity.subject(DemonstrationRole.INSTITUTION),
                Approval.Capacity.OWN,
                LocalDate.of(2023, 1, 1),
                null,
                null);
        accounts.approve(DemonstrationRole.SAMPLE_USCC, approval, act).await().indefinitely();
    }

    private static @Nullable InputStream open(String name) {
        return SampleContent.class.getResourceAsStream("/sample/region-2024/" + name + ".csv");
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
