package io.ecocredit.publication;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Publishes what the procedure has led to (A20.6), in the transaction of the caller. The first leagues of a year make its
 * release; those that follow, and cases that come late, make its next edition.
 */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_4, Provision.A20_ITEM_6})
public class DeterminedResults {

    private final PublicationRepository repository;
    private final Composer composer;
    private final Editions editions;
    private final Catalogue catalogue;
    private final LegalClock clock;

    DeterminedResults(
            PublicationRepository repository,
            Composer composer,
            Editions editions,
            Catalogue catalogue,
            LegalClock clock) {
        this.repository = repository;
        this.composer = composer;
        this.editions = editions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Shows results from now on, in results, feed and release.
     *
     * @param results of one year, not empty, none of them published before
     * @return number of the edition that holds them
     */
    public Uni<Integer> publish(SqlConnection connection, int year, List<Determined> results) {
        Instant now = clock.instant();
        LocalDate today = LegalClock.dayOf(now);
        Announcement announcement = new Announcement(Operation.PUBLISHED, "PUBLICATION", now, now, null);
        List<Composed> composed = results.stream()
                .map(each -> composer.compose(result(each, year, today)))
                .toList();
        return repository
                .lockCommitOrder(connection)
                .chain(() -> repository.isReleased(connection, year))
                .flatMap(released -> (released
                                ? Uni.createFrom().voidItem()
                                : addRelease(connection, year, results, now))
                        .chain(() -> repository.show(connection, announcement, composed))
                        .chain(() -> editions.add(connection, composed))
                        .chain(() -> released
                                ? editions.completeNext(connection, year)
                                : editions.completeFirst(connection, year)))
                .chain(() -> touch(connection, results))
                .chain(() -> edition(connection, year));
    }

    /** Whether a step of a year's procedure was taken: then nothing but it leads to a publication (I-30). */
    public static Uni<Boolean> hasBegun(SqlConnection connection, int year) {
        return Statements.isOne(
                connection, "select from register.cases where year = $1 and step <> 'LISTED' limit 1", Tuple.of(year));
    }

    private Uni<Void> addRelease(SqlConnection connection, int year, List<Determined> results, Instant now) {
        LocalDate ratedAt =
                results.stream().map(Determined::at).max(LocalDate::compareTo).orElseThrow();
        return connection
                .preparedQuery("""
                        insert into published.releases (year, published_on, released_at, rated_at, catalogue, rule_book,
                            historical_import, edition, results, counts, csv_digest, ndjson_digest)
                        values ($1, ($2::timestamptz at time zone 'Asia/Shanghai')::date, $2, $3, $4, $5, false, 1, 0, '{}', '',
                            '')
                        """)
                .execute(Tuple.of(
                        year,
                        now.atOffset(ZoneOffset.UTC),
                        ratedAt,
                        catalogue.version(),
                        RuleBook.of(year).version()))
                .replaceWithVoid();
    }

    private static PublicResult result(Determined each, int year, LocalDate today) {
        return new PublicResult(
                new Institution(each.uscc(), each.name(), each.kinds()),
                year,
                new Finding(each.leadLeague(), each.score(), each.grade(), each.ratedBy()),
                each.at(),
                today,
                null,
                false);
    }

    /** What happened between the determination and now is for the reviser to find. */
    private static Uni<Void> touch(SqlConnection connection, List<Determined> results) {
        return connection
                .preparedQuery(
                        "insert into register.touched_institutions (uscc, cause) select unnest($1::text[]), 'PUBLICATION'")
                .execute(Tuple.tuple()
                        .addArrayOfString(results.stream().map(Determined::uscc).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Integer> edition(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select edition from published.releases where year = $1")
                .execute(Tuple.of(year))
                .map(rows -> Statements.only(rows, Integer.class));
    }
}
