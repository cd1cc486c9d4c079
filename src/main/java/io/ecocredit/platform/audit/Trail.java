package io.ecocredit.platform.audit;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Adds rows to the audit trail. A row joins the transaction of what it tells of; only a refusal has one of its own. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class Trail {

    private static final String COLUMNS = "insert into audit.trail (at, actor, role, origin, request_id, operation,"
            + " subject_kind, subject, purpose, outcome, code) values ";
    private static final String ADD = COLUMNS + "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    private static final String ADD_OVER_JDBC = COLUMNS + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Pool pool;
    private final Clock clock;

    Trail(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Tells, in the transaction of a connection, that something is done. */
    public Uni<Void> add(SqlClient connection, Act act) {
        return connection
                .preparedQuery(ADD)
                .execute(row(act, AuditOutcome.DONE, null))
                .replaceWithVoid();
    }

    /** Tells the same over JDBC; blocks. */
    public void add(Connection connection, Act act) throws SQLException {
        Tuple row = row(act, AuditOutcome.DONE, null);
        try (PreparedStatement statement = connection.prepareStatement(ADD_OVER_JDBC)) {
            for (int column = 0; column < row.size(); column++) {
                statement.setObject(column + 1, row.getValue(column));
            }
            statement.executeUpdate();
        }
    }

    /**
     * Tells that something was refused, and is committed when the answer is given.
     *
     * @param code of the problem with which it was refused
     */
    public Uni<Void> refused(Act act, String code) {
        return pool.preparedQuery(ADD)
                .execute(row(act, AuditOutcome.REFUSED, code))
                .replaceWithVoid();
    }

    private Tuple row(Act act, AuditOutcome outcome, @Nullable String code) {
        return Tuple.tuple()
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(act.actor().name())
                .addString(act.actor().role())
                .addString(act.origin().address())
                .addString(act.origin().requestId())
                .addString(act.operation())
                .addString(act.subject().kind().word())
                .addString(act.subject().code())
                .addString(act.purpose())
                .addString(outcome.name())
                .addString(code);
    }
}
