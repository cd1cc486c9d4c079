package io.ecocredit.publication;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.RevisionGrounds.Files;
import io.ecocredit.publication.RevisionGrounds.Published;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.scores.CaseRater;
import io.ecocredit.scores.LeadLeagues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out what every result that was ever in public should say today (A31). */
@Singleton
@Cites(Article.A31)
class DueResults {

    private final PublicationRepository repository;
    private final CaseRater rater;
    private final LeadLeagues leadLeagues;
    private final LegalClock clock;

    DueResults(PublicationRepository repository, CaseRater rater, LeadLeagues leadLeagues, LegalClock clock) {
        this.repository = repository;
        this.rater = rater;
        this.leadLeagues = leadLeagues;
        this.clock = clock;
    }

    /** @param finding empty when the result should not be shown */
    record Due(String uscc, int year, Optional<Finding> finding) {}

    /** The transaction must hold the lock of the commit order, so that what it reads is the latest there is. */
    Uni<List<Due>> of(SqlConnection connection, List<String> usccs, long position) {
        return grounds(connection, usccs, position)
                .map(found -> found.stream().flatMap(DueResults::due).toList());
    }

    private static Stream<Due> due(RevisionGrounds grounds) {
        return grounds.last().stream().map(last -> new Due(last.uscc(), last.year(), grounds.finding(last)));
    }

    /** Nothing when none of the institutions was ever in public; the transaction as for {@link #of}. */
    Uni<Optional<RevisionGrounds>> grounds(SqlConnection connection, List<String> usccs, long position) {
        return repository
                .last(connection, usccs)
                .flatMap(last -> last.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : grounds(connection, last, position, clock.today()).map(Optional::of));
    }

    private Uni<RevisionGrounds> grounds(SqlConnection connection, List<Last> last, long position, LocalDate today) {
        List<String> usccs = last.stream().map(Last::uscc).distinct().toList();
        return published(connection, last, usccs)
                .flatMap(published ->
                        files(connection, usccs, position).map(files -> new RevisionGrounds(published, files, today)));
    }

    private Uni<Published> published(SqlConnection connection, List<Last> last, List<String> usccs) {
        return repository
                .releases(connection)
                .flatMap(releases -> repository
                        .institutions(connection, usccs)
                        .map(institutions -> new Published(last, releases, institutions)));
    }

    private Uni<Files> files(SqlConnection connection, List<String> usccs, long position) {
        return rater.load(connection, usccs, position)
                .flatMap(dossiers -> leadLeagues.of(connection, usccs).map(leads -> new Files(dossiers, leads)));
    }
}
