package io.ecocredit.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.publication.ResultAudit.Difference;
import io.ecocredit.publication.ResultAudit.Found;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in public is what the files say; where somebody made it say otherwise, that is named. */
@QuarkusTest
@Cites(Article.A31)
class ResultAuditResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Expected.Result> RESULTS = Expected.results(Expected.GRADES_2024);
    private static final String CHANGED = RESULTS.get(0).uscc();
    private static final String REMOVED = RESULTS.get(1).uscc();

    @Inject
    ResultAudit audit;

    @Test
    void all_published_results_agree_with_their_files_until_somebody_changes_one_or_takes_one_away()
            throws SQLException {
        PublishedSample.require();
        Found whole = settled();
        assertThat(whole.differences()).isEmpty();
        assertThat(whole.results()).isGreaterThanOrEqualTo(RESULTS.size() - 20);

        asOwner(
                "update published.results set document = regexp_replace(document, '\"score\":[0-9.]+', '\"score\":99.5')"
                        + " where uscc = '" + CHANGED + "' and year = 2024 and shown_until is null");
        asOwner("delete from published.results where uscc = '" + REMOVED + "' and year = 2024 and shown_until is null");

        List<Difference> found = settled().differences();
        assertThat(found).extracting(Difference::uscc).containsExactlyInAnyOrder(CHANGED, REMOVED);
        assertThat(found).allSatisfy(each -> {
            assertThat(each.year()).isEqualTo(2024);
            assertThat(each.due()).isNotNull();
            if (each.uscc().equals(CHANGED)) {
                assertThat(each.shown()).contains("99.5");
            } else {
                assertThat(each.shown()).isNull();
            }
        });
    }

    /** What is found once the service has looked at all that was touched. */
    private Found settled() {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Found found = audit.recompute().await().atMost(PATIENCE);
            if (found.waiting() == 0) {
                return found;
            }
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
