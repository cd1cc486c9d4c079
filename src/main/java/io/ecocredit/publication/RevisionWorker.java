package io.ecocredit.publication;

import io.ecocredit.institutions.RestingCases;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.SqlState;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Works off the institutions whose facts have changed, a moment after the change and whatever process made it; a change that
 * only the calendar brings (a limit passed, a suspicion over, an adverse result shown for three years) is found once a day. A
 * file that cannot be computed is set aside and named to the operators; it keeps nobody else waiting.
 */
@Singleton
@Cites(Article.A31)
public class RevisionWorker {

    private static final Logger LOG = Logger.getLogger(RevisionWorker.class);
    private static final int BATCH = 500;
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofHours(1);

    private static final Actor WORKER = Actor.system("revision");

    private final Inside inside;
    private final TouchedInstitutions touched;
    private final PublicationRepository repository;
    private final Reviser reviser;
    private final RestingCases cases;
    private final LegalClock clock;

    RevisionWorker(
            Inside inside,
            TouchedInstitutions touched,
            PublicationRepository repository,
            Reviser reviser,
            RestingCases cases,
            LegalClock clock) {
        this.inside = inside;
        this.touched = touched;
        this.repository = repository;
        this.reviser = reviser;
        this.cases = cases;
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

    /** Revises everybody, and gives how many were marked for it. */
    public Uni<Long> everybody() {
        return inside.as(
                        WORKER,
                        connection -> Statements.number(connection, "select register.touch_everybody()", Tuple.tuple()))
                .call(this::workOff);
    }

    private Uni<Boolean> nextBatch() {
        return inside.as(WORKER, touched::isAny)
                .flatMap(any -> any ? batch() : Uni.createFrom().item(false));
    }

    private Uni<Boolean> batch() {
        return inside.as(WORKER, this::reviseBatch)
                .onFailure(failure -> !SqlState.isOfTheWay(failure))
                .recoverWithUni(failure -> oneByOne().replaceWith(true));
    }

    private Uni<Boolean> reviseBatch(SqlConnection connection) {
        return touched.take(connection, BATCH)
                .flatMap(usccs -> usccs.isEmpty()
                        ? Uni.createFrom().item(false)
                        : follow(connection, usccs).replaceWith(true));
    }

    /** Finds the file at which a batch has failed: each is done in a transaction of its own. */
    private Uni<Void> oneByOne() {
        return inside.as(WORKER, connection -> touched.next(connection, BATCH))
                .flatMap(usccs -> OneByOne.each(usccs, this::reviseAlone))
                .replaceWithVoid();
    }

    private Uni<Void> reviseAlone(String uscc) {
        return inside.as(
                        WORKER,
                        connection -> touched.take(connection, uscc).chain(() -> follow(connection, List.of(uscc))))
                .onFailure(failure -> !SqlState.isOfTheWay(failure))
                .recoverWithUni(failure -> setAside(uscc, failure));
    }

    private Uni<Void> setAside(String uscc, Throwable failure) {
        LOG.errorf(failure, "the file of %s cannot be computed; its result stays as it is, all others go on", uscc);
        return inside.as(
                WORKER,
                connection -> touched.take(connection, uscc)
                        .chain(() -> touched.setAside(connection, uscc, String.valueOf(failure), clock.now())));
    }

    private Uni<Void> follow(SqlConnection connection, List<String> usccs) {
        return cases.hold(connection, WORKER, usccs)
                .chain(() -> repository.lockCommitOrder(connection))
                .chain(() -> cases.follow(connection, WORKER, usccs))
                .chain(() -> repository.latestPosition(connection))
                .flatMap(position -> reviser.revise(connection, usccs, "FACTS", position))
                .chain(() -> touched.takeUp(connection, usccs));
    }

    private Uni<Void> touchWhatTheCalendarChanged() {
        LocalDate today = clock.today();
        return inside.as(
                WORKER,
                connection -> connection
                        .preparedQuery("select register.touch_what_the_calendar_changed($1, $2)")
                        .execute(Tuple.of(
                                today, RuleBook.at(today).get(Rule.PUBLIC_YEARS).until(today)))
                        .chain(() -> touched.tryAgain(
                                connection, clock.now(), clock.now().minus(UNTIL_TRIED_AGAIN))));
    }
}
