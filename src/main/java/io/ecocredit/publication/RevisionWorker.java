package io.ecocredit.publication;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Works off the institutions whose facts have changed, a moment after the change and whatever process made it; a change that
 * only the calendar brings (a limit passed, a suspicion over, an adverse result shown for three years) is found once a day.
 */
@Singleton
@Cites(Article.A31)
public class RevisionWorker {

    private static final Logger LOG = Logger.getLogger(RevisionWorker.class);
    private static final int BATCH = 500;

    private static final Actor WORKER = Actor.system("revision");

    private final Inside inside;
    private final PublicationRepository repository;
    private final Reviser reviser;
    private final LegalClock clock;

    RevisionWorker(Inside inside, PublicationRepository repository, Reviser reviser, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.reviser = reviser;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return touchWhatTheCalendarChanged()
                .chain(this::workOff)
                .onFailure()
                .invoke(failure -> LOG.warnf("revision waits: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Revises until nothing is left to look at. */
    public Uni<Void> workOff() {
        return OneByOne.whileAny(this::nextBatch);
    }

    private Uni<Boolean> nextBatch() {
        return inside.as(WORKER, RevisionWorker::isAnyTouched)
                .flatMap(any -> any
                        ? inside.as(WORKER, this::reviseBatch)
                        : Uni.createFrom().item(false));
    }

    private static Uni<Boolean> isAnyTouched(SqlConnection connection) {
        return connection
                .query("select exists (select from register.touched_institutions)")
                .execute()
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    private Uni<Boolean> reviseBatch(SqlConnection connection) {
        return repository
                .lockCommitOrder(connection)
                .chain(() -> takeTouched(connection))
                .flatMap(usccs -> usccs.isEmpty()
                        ? Uni.createFrom().item(false)
                        : repository
                                .latestPosition(connection)
                                .flatMap(position -> reviser.revise(connection, usccs, "FACTS", position))
                                .replaceWith(true));
    }

    /** As long as nothing is published there is nothing to revise, and publication looks at everybody by itself. */
    private static Uni<List<String>> takeTouched(SqlConnection connection) {
        return Statements.texts(connection, """
                with taken as (
                    delete from register.touched_institutions t
                    where t.uscc in (
                            select distinct uscc from register.touched_institutions order by uscc limit $1)
                        or not exists (select from published.releases)
                    returning uscc)
                select distinct uscc from taken where exists (select from published.releases)
                """, Tuple.of(BATCH));
    }

    private Uni<Void> touchWhatTheCalendarChanged() {
        LocalDate today = clock.today();
        return inside.as(
                WORKER,
                connection -> connection
                        .preparedQuery("select register.touch_what_the_calendar_changed($1, $2)")
                        .execute(Tuple.of(
                                today, RuleBook.at(today).get(Rule.PUBLIC_YEARS).until(today)))
                        .replaceWithVoid());
    }
}
