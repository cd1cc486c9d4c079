package io.ecocredit.publication;

import io.ecocredit.institutions.RestingResults;
import io.ecocredit.institutions.Successions;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.publication.PublicationRepository.Release;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is shown of some institutions with what their files say today, and shows the difference (A31). That is the
 * register's own work, which sees all; whoever changed a file sees no more than before.
 */
@Singleton
@Cites(
        value = Article.A31,
        settles = {Interpretation.I_24, Interpretation.I_33})
class Reviser implements RestingResults {

    private static final String SUCCESSION = "SUCCESSION";

    private final PublicationRepository repository;
    private final Successions successions;
    private final DueResults due;
    private final Composer composer;
    private final Editions editions;
    private final LegalClock clock;

    Reviser(
            PublicationRepository repository,
            Successions successions,
            DueResults due,
            Composer composer,
            Editions editions,
            LegalClock clock) {
        this.repository = repository;
        this.successions = successions;
        this.due = due;
        this.composer = composer;
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, Actor author, String uscc, String cause, long position) {
        return ActingPool.asTheService(
                connection,
                author,
                () -> successions
                        .withHeirs(connection, uscc)
                        .flatMap(usccs -> revise(
                                connection,
                                usccs,
                                new Stamp(cause, clock.instant(), cause.equals(SUCCESSION) ? uscc : null),
                                position)));
    }

    /** The transaction must hold the lock of the commit order, so that what it reads is the latest there is. */
    Uni<Void> revise(SqlConnection connection, List<String> usccs, String cause, long position) {
        return revise(connection, usccs, new Stamp(cause, clock.instant(), null), position);
    }

    private Uni<Void> revise(SqlConnection connection, List<String> usccs, Stamp stamp, long position) {
        return due.grounds(connection, usccs, position)
                .flatMap(found -> found.map(grounds -> apply(connection, grounds, stamp))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** @param toldAgain whose results takers are told of although they say the same, since they now name a successor */
    private record Stamp(
            String cause, Instant now, @Nullable String toldAgain) {}

    /** The differences, by what has to be done. */
    private record Differences(
            List<Composed> revised, List<Composed> returned, List<Last> withdrawn, List<Last> improved) {
        Differences() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** A year's edition is followed by another when something leaves it, comes back or was repaired. */
        Editions.Change ofEditions() {
            List<Composed> changed = new ArrayList<>(revised);
            changed.addAll(returned);
            Set<Integer> years = new TreeSet<>();
            withdrawn.forEach(last -> years.add(last.year()));
            improved.forEach(last -> years.add(last.year()));
            returned.forEach(composed -> years.add(composed.result().year()));
            return new Editions.Change(changed, withdrawn, years);
        }
    }

    private Uni<Void> apply(SqlConnection connection, RevisionGrounds grounds, Stamp stamp) {
        Differences differences = new Differences();
        for (Last shown : grounds.last()) {
            compare(shown, grounds, stamp, differences);
        }
        return repository
                .withdraw(connection, announcement(Operation.WITHDRAWN, stamp), differences.withdrawn())
                .chain(() -> repository.show(connection, announcement(Operation.REVISED, stamp), differences.revised()))
                .chain(() ->
                        repository.show(connection, announcement(Operation.PUBLISHED, stamp), differences.returned()))
                .chain(() -> differences.improved().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : repository.forgetAdverse(connection, differences.improved()))
                .chain(() -> editions.follow(connection, differences.ofEditions()));
    }

    private void compare(Last shown, RevisionGrounds grounds, Stamp stamp, Differences differences) {
        Optional<Finding> found = grounds.finding(shown);
        if (found.isEmpty()) {
            if (shown.finding() != null) {
                differences.withdrawn().add(shown);
            }
            return;
        }
        Finding finding = found.get();
        boolean isOther = shown.finding() != null && !shown.names(grounds.institution(shown.uscc()));
        boolean toldAgain = shown.finding() != null && shown.uscc().equals(stamp.toldAgain());
        if (finding.equals(shown.finding()) && !isOther && !toldAgain) {
            return;
        }
        Composed composed = composer.compose(result(shown, finding, grounds));
        if (shown.finding() == null) {
            differences.returned().add(composed);
        } else {
            differences.revised().add(composed);
            if (finding.isBetterThan(shown.finding()) && shown.finding().grade().isAdverse()) {
                differences.improved().add(shown);
            }
        }
    }

    private static PublicResult result(Last shown, Finding finding, RevisionGrounds grounds) {
        Release release = grounds.release(shown.year());
        return new PublicResult(
                grounds.institution(shown.uscc()),
                shown.year(),
                finding,
                grounds.today(),
                shown.publishedOn(),
                grounds.today(),
                release.historicalImport());
    }

    private static Announcement announcement(Operation operation, Stamp stamp) {
        return new Announcement(operation, stamp.cause(), stamp.now(), stamp.now(), null);
    }
}
