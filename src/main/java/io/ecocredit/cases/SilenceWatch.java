package io.ecocredit.cases;

import io.ecocredit.cases.CaseRepository.Reading;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.Deadline;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Records silence as silence once the five working days are over (A20.2). It holds a lock of the database while it works,
 * so that of several copies of the service one does; a copy that dies lets go of it with its connection.
 */
@Singleton
@Cites(value = Article.A20, settles = Interpretation.I_19)
class SilenceWatch {

    private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
    private static final long ONE_AT_A_TIME = 2024021004L;
    private static final int BATCH = 200;
    private static final Act ACT = Act.system("silence", "evaluation");

    private final Inside inside;
    private final CaseRepository repository;
    private final Steps steps;
    private final Clock clock;

    SilenceWatch(Inside inside, CaseRepository repository, Steps steps, Clock clock) {
        this.inside = inside;
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return Multi.createBy()
                .repeating()
                .uni(this::nextBatch)
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("silence is recorded later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> nextBatch() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        return inside.as(ACT.actor(), connection -> due(connection, today))
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : inside.doing(ACT, connection -> record(connection, today)));
    }

    private Uni<Integer> record(SqlConnection connection, LocalDate today) {
        Actor watch = ACT.actor();
        Attempt attempt = new Attempt(watch, Action.RECORD_SILENCE, StepOrder.EMPTY.stated(), today);
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(ONE_AT_A_TIME))
                .flatMap(rows -> rows.iterator().next().getBoolean(0)
                        ? due(connection, today)
                        : Uni.createFrom().item(List.<UUID>of()))
                .flatMap(ids -> repository.hold(connection, ids, new Reading(watch, today)))
                .flatMap(held -> Multi.createFrom()
                        .iterable(held)
                        .onItem()
                        .transformToUniAndConcatenate(
                                each -> steps.take(connection, attempt.on(each), StepOrder.EMPTY, attempt))
                        .collect()
                        .asList()
                        .replaceWith(held.size()));
    }

    /** Cases whose answer has not come in time; those that somebody is just acting on are for the next time. */
    private static Uni<List<UUID>> due(SqlConnection connection, LocalDate today) {
        return connection
                .preparedQuery("""
                        select case_id from register.cases where step = 'PROPOSED' and answer_due < $1
                        order by case_id limit $2 for update skip locked
                        """)
                .execute(Tuple.of(today, BATCH))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }
}
