package io.ecocredit.platform.audit;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to the audit trail. A row joins the transaction of what it tells of; only a refusal has one of its own. Who acts is
 * what the transaction said of itself, and when is what the database's clock says: neither is given by whoever tells.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class Trail {

    private static final String TELL = "select audit.tell($1, $2, $3, $4, $5, $6, $7, $8)";

    /** One statement is one transaction, which says first in whose name; whoever it is sees nothing by it. */
    private static final String TELL_ALONE = """
            with named as materialized (select access.act_as($9, 'NONE', null, null, null, null, $10))
            select audit.tell($1, $2, $3, $4, $5, $6, $7, $8) from named
            """;

    private final Pool pool;

    Trail(Pool pool) {
        this.pool = pool;
    }

    /** Tells, in the transaction of a connection that works in the name of who acts, that something is done. */
    public Uni<Void> add(SqlClient connection, Act act) {
        return connection
                .preparedQuery(TELL)
                .execute(row(act, AuditOutcome.DONE, null))
                .replaceWithVoid();
    }

    /** Tells the same over JDBC; blocks. */
    public void add(Connection connection, Act act) throws SQLException {
        OverJdbc.query(connection, TELL, row(act, AuditOutcome.DONE, null));
    }

    /** Tells that something is done where nothing has said in whose name. */
    Uni<Void> addNaming(SqlClient client, Act act) {
        return client.preparedQuery(TELL_ALONE)
                .execute(naming(act, row(act, AuditOutcome.DONE, null)))
                .replaceWithVoid();
    }

    /**
     * Tells that something was refused, and is committed when the answer is given.
     *
     * @param code of the problem with which it was refused
     */
    public Uni<Void> refused(Act act, String code) {
        return pool.preparedQuery(TELL_ALONE)
                .execute(naming(act, row(act, AuditOutcome.REFUSED, code)))
                .replaceWithVoid();
    }

    private static @Nullable String masked(@Nullable String told) {
        return told == null ? null : PersonalNumbers.masked(told);
    }

    private static Tuple row(Act act, AuditOutcome outcome, @Nullable String code) {
        return Tuple.tuple()
                .addString(act.operation())
                .addString(act.subject().kind().word())
                .addString(masked(act.subject().code()))
                .addString(masked(act.purpose()))
                .addString(outcome.name())
                .addString(code)
                .addString(act.origin().address())
                .addString(act.origin().requestId());
    }

    private static Tuple naming(Act act, Tuple row) {
        return row.addString(act.actor().name()).addString(act.actor().role());
    }
}
