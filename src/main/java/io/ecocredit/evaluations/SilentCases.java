package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Act;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Finds the cases of a line whose answer has not come in time and has silence recorded as silence (A20.2, A21.2). It holds a
 * lock of the database while it works, so that of several copies of the service one does; a copy that dies lets go of it with
 * its connection.
 */
public final class SilentCases {

    private static final Logger LOG = Logger.getLogger(SilentCases.class);
    private static final int BATCH = 200;

    private final ActingPool side;
    private final Line line;
    private final Act act;

    /** @param act in whose name silence is recorded */
    public SilentCases(ActingPool side, Line line, Act act) {
        this.side = side;
        this.line = line;
        this.act = act;
    }

    /**
     * Works all of them off; what fails is left for the next time.
     *
     * @param record takes the step on some cases in a transaction and answers how many it took
     */
    public Uni<Void> workOff(LocalDate today, BiFunction<SqlConnection, List<UUID>, Uni<Integer>> record) {
        return Multi.createBy()
                .repeating()
                .uni(() -> nextBatch(today, record))
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("silence is recorded later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> nextBatch(LocalDate today, BiFunction<SqlConnection, List<UUID>, Uni<Integer>> record) {
        return side.as(act.actor(), connection -> due(connection, today))
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : side.doing(
                                act,
                                connection -> locked(connection)
                                        .flatMap(alone -> alone
                                                ? due(connection, today)
                                                : Uni.createFrom().item(List.<UUID>of()))
                                        .flatMap(ids -> record.apply(connection, ids))));
    }

    private Uni<Boolean> locked(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(line.lock()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Those that somebody is just acting on are for the next time. */
    private Uni<List<UUID>> due(SqlConnection connection, LocalDate today) {
        return connection
                .preparedQuery("""
                        select case_id from %s.cases where step = 'PROPOSED' and answer_due < $1
                        order by case_id limit $2 for update skip locked
                        """.formatted(line.schema()))
                .execute(Tuple.of(today, BATCH))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }
}
