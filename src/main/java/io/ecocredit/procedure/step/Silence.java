package io.ecocredit.procedure.step;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds the cases whose answer has not come in time and records silence as silence (A20.2, A21.2). It holds a lock
 * of the database while it works, so that of several copies of the service one does; a copy that dies lets go of it with its
 * connection.
 */
@Singleton
@Cites(
        provisions = {Provision.A20_ITEM_2, Provision.A21_ITEM_2},
        settles = Interpretation.I_19)
public class Silence {

    private static final Logger LOG = Logger.getLogger(Silence.class);
    private static final int BATCH = 200;

    private final List<Line<?, ?>> lines;
    private final CaseRepository repository;
    private final Steps steps;
    private final LegalClock clock;

    Silence(@All List<Line<?, ?>> lines, CaseRepository repository, Steps steps, LegalClock clock) {
        this.lines = lines;
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return Uni.join()
                .all(lines.stream().map(this::workOff).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    /** Works all of a line off; what fails is left for the next time. */
    private Uni<Void> workOff(Line<?, ?> line) {
        Act act = Act.system(line.outline().silence(), line.terms().kind());
        return Multi.createBy()
                .repeating()
                .uni(() -> nextBatch(line, act))
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("silence is recorded later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> nextBatch(Line<?, ?> line, Act act) {
        return line.pool()
                .as(act.actor(), connection -> due(connection, line))
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : line.pool().doing(act, connection -> recordAlone(connection, line, act)));
    }

    private Uni<Integer> recordAlone(SqlConnection connection, Line<?, ?> line, Act act) {
        return locked(connection, line)
                .flatMap(alone ->
                        alone ? due(connection, line) : Uni.createFrom().item(List.<UUID>of()))
                .flatMap(ids -> record(connection, line, ids, act));
    }

    private static Uni<Boolean> locked(SqlConnection connection, Line<?, ?> line) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1) as alone")
                .execute(Tuple.of(line.outline().silenceLock()))
                .map(rows -> rows.iterator().next().getBoolean("alone"));
    }

    /** Those that somebody is just acting on are for the next time. */
    private Uni<List<UUID>> due(SqlConnection connection, Line<?, ?> line) {
        return connection
                .preparedQuery("""
                        select case_id from %s.cases where step = 'PROPOSED' and answer_due < $1
                        order by case_id limit $2 for update skip locked
                        """.formatted(line.schema()))
                .execute(Tuple.of(clock.today(), BATCH))
                .map(rows -> rows.stream().map(row -> row.getUUID("case_id")).toList());
    }

    private <C extends Case> Uni<Integer> record(SqlConnection connection, Line<C, ?> line, List<UUID> ids, Act act) {
        Attempt attempt = new Attempt(act.actor(), Action.RECORD_SILENCE, StepOrder.EMPTY.stated(), clock.today());
        return repository
                .hold(connection, line, ids, new Reading(act.actor(), attempt.today()))
                .call(held -> steps.takeEach(connection, line, held, attempt))
                .map(List::size);
    }
}
