package io.ecocredit.repairs.shell;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.records.DueNotices;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.repairs.shell.Repairs.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Tells the region and the league, once, that a repair was not decided in time. It is not approved by that (I-20). */
@Cites(settles = Interpretation.I_20)
public abstract class OverdueWatch<S extends HeldRepair> {

    private final ActingPool side;
    private final Repairs<S, ?> repairs;
    private final Act act;

    /** @param act in which it is told, about the kind of repair */
    protected OverdueWatch(ActingPool side, Repairs<S, ?> repairs, Act act) {
        this.side = side;
        this.repairs = repairs;
        this.act = act;
    }

    /** Those that wait for a decision of which nobody was told that it is late. */
    protected abstract Uni<List<S>> untold(SqlConnection connection);

    /** Notes that it is told; false when another copy of the service has, or when it was decided meanwhile. */
    protected abstract Uni<Boolean> note(SqlConnection connection, Waiting<S> overdue);

    protected abstract Uni<Void> tell(SqlConnection connection, Waiting<S> overdue);

    protected Uni<Void> pass() {
        return DueNotices.tell(act.operation(), side.as(act.actor(), this::overdue), this::number, this::noteAndTell);
    }

    private Uni<List<Waiting<S>>> overdue(SqlConnection connection) {
        return untold(connection).flatMap(open -> repairs.overdue(connection, open));
    }

    private String number(Waiting<S> overdue) {
        return overdue.repair().id().toString();
    }

    private Uni<Boolean> noteAndTell(Waiting<S> overdue) {
        return side.doing(
                act.on(act.subject().kind(), number(overdue)),
                connection -> note(connection, overdue).call(first -> tellIf(first, connection, overdue)));
    }

    private Uni<Void> tellIf(boolean first, SqlConnection connection, Waiting<S> overdue) {
        return first ? tell(connection, overdue) : Uni.createFrom().voidItem();
    }
}
