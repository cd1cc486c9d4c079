package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.regulation.disclosure.RetentionSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;

/** Keeps answers beside what they tell of, in the same schema and transaction. What has had its time counts as gone. */
@Singleton
class AnswerRepository {

    /** Held until the transaction ends; whoever does not get it is told so, and does not wait. */
    private static final String TAKE_TURN = """
            select pg_try_advisory_xact_lock(hashtextextended(
                jsonb_build_array(access.client(), $1::text, $2::text, $3::text)::text, 2024021004))
            """;

    private static final String FIND = """
            select body_digest, digested_with, status, location, etag, body from %s.idempotency_keys
            where client = access.client() and operation = $1 and target = $2 and key = $3 and recorded_at >= $4
            """;

    private static final String KEEP = """
            insert into %s.idempotency_keys
                (client, operation, target, key, body_digest, digested_with, status, location, etag, body, recorded_at)
            values (access.client(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (client, operation, target, key) do update
            set body_digest = excluded.body_digest, digested_with = excluded.digested_with, status = excluded.status,
                location = excluded.location, etag = excluded.etag, body = excluded.body,
                recorded_at = excluded.recorded_at
            """;

    private final LegalClock clock;
    private final Period kept;

    AnswerRepository(LegalClock clock, RetentionSchedule schedule) {
        this.clock = clock;
        this.kept = schedule.of(KindOfData.ANSWERED_REQUESTS).period();
    }

    /** Whether nobody else is carrying out the request. */
    Uni<Boolean> takeTurn(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(TAKE_TURN)
                .execute(asked.scope())
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** The same over JDBC; blocks, as the other two of its kind. */
    boolean takeTurn(Connection connection, Asked asked) throws SQLException {
        return OverJdbc.query(connection, TAKE_TURN, asked.scope()).getFirst().getBoolean(0);
    }

    /** The one answer that was given, or an empty list. */
    Uni<List<Kept>> find(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(in(asked.side(), FIND))
                .execute(sinceWhen(asked))
                .map(rows -> rows.stream().map(Kept::of).toList());
    }

    List<Kept> find(Connection connection, Asked asked) throws SQLException {
        return OverJdbc.query(connection, in(asked.side(), FIND), sinceWhen(asked)).stream()
                .map(Kept::of)
                .toList();
    }

    Uni<Void> keep(SqlConnection connection, Asked asked, KeyedDigest body, Answered answer) {
        return Statements.run(connection, in(asked.side(), KEEP), row(asked, body, answer));
    }

    void keep(Connection connection, Asked asked, KeyedDigest body, Answered answer) throws SQLException {
        OverJdbc.query(connection, in(asked.side(), KEEP), row(asked, body, answer));
    }

    /** An answer that was given, with the digest of the body that it was given to. */
    record Kept(KeyedDigest body, Answered answer) {
        private static Kept of(Row row) {
            return new Kept(
                    new KeyedDigest(KeyMark.of(row.getString("digested_with")), row.getString("body_digest")),
                    new Answered(
                            row.getInteger("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("body"),
                            true));
        }
    }

    private static String in(Side side, String sql) {
        return sql.formatted(side.schema());
    }

    private Tuple sinceWhen(Asked asked) {
        return asked.scope().addOffsetDateTime(clock.now().minus(kept));
    }

    private Tuple row(Asked asked, KeyedDigest body, Answered answer) {
        return asked.scope()
                .addString(body.hex())
                .addString(body.key().label())
                .addInteger(answer.status())
                .addString(answer.location())
                .addString(answer.version())
                .addString(answer.body())
                .addOffsetDateTime(clock.now());
    }
}
