package io.ecocredit.platform.audit;

import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit chain and the rows it seals, as the role that can do nothing else. */
@Singleton
class ChainRepository {

    private static final Rows<Unsealed> UNSEALED = Rows.of(Unsealed.class);
    private static final Rows<Sealed> SEALED = Rows.of(Sealed.class, Map.of("link", ChainRepository::link));

    private final Pool pool;

    ChainRepository(@ReactiveDataSource("audit") Pool pool) {
        this.pool = pool;
    }

    /** A row that waits for its link. */
    record Unsealed(long auditId, String xid, String line) {}

    /**
     * A link with the row that it seals.
     *
     * @param line null when the row is gone
     */
    record Sealed(Link link, long auditId, @Nullable String line, Instant sealedAt) {}

    /** Work in one transaction in which no other process seals. */
    <T> Uni<T> alone(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection ->
                connection.query("select audit.seal_alone()").execute().chain(() -> work.apply(connection)));
    }

    Uni<@Nullable Link> head() {
        return last(pool);
    }

    Uni<@Nullable Link> last(SqlClient client) {
        return client.query("select position, sealed_with, seal from audit.chain order by position desc limit 1")
                .execute()
                .map(rows -> rows.rowCount() == 0 ? null : link(rows.iterator().next()));
    }

    /** Committed rows that no running transaction can still precede, in their order. */
    Uni<List<Unsealed>> unsealed(SqlConnection connection, int limit) {
        return connection.preparedQuery("""
                        with last as (
                            select xid, audit_id from audit.chain order by position desc limit 1)
                        select t.audit_id, t.xid::text as xid, audit.line(t) as line from audit.trail t
                        where t.xid < pg_snapshot_xmin(pg_current_snapshot())
                            and (not exists (select from last) or (t.xid, t.audit_id) > (select xid, audit_id from last))
                        order by t.xid, t.audit_id limit $1
                        """).execute(Tuple.of(limit)).map(UNSEALED::all);
    }

    Uni<Void> add(SqlConnection connection, List<Unsealed> rows, List<Link> links, Instant now) {
        return connection
                .preparedQuery("""
                        insert into audit.chain (position, audit_id, xid, sealed_with, seal, sealed_at)
                        select position, audit_id, xid::xid8, sealed_with, seal, $6
                        from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])
                            as t (position, audit_id, xid, sealed_with, seal)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfLong(links.stream().map(Link::position).toArray(Long[]::new))
                        .addArrayOfLong(rows.stream().map(Unsealed::auditId).toArray(Long[]::new))
                        .addArrayOfString(rows.stream().map(Unsealed::xid).toArray(String[]::new))
                        .addArrayOfString(links.stream()
                                .map(link -> link.seal().key().label())
                                .toArray(String[]::new))
                        .addArrayOfString(
                                links.stream().map(link -> link.seal().hex()).toArray(String[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The links after a position, each with its row as it is now. */
    Uni<List<Sealed>> after(long position, int limit) {
        return pool.preparedQuery("""
                        select c.position, c.sealed_with, c.seal, c.audit_id, c.sealed_at,
                            case when t.audit_id is not null then audit.line(t) end as line
                        from audit.chain c left join audit.trail t using (audit_id)
                        where c.position > $1 order by c.position limit $2
                        """).execute(Tuple.of(position, limit)).map(SEALED::all);
    }

    /**
     * A row that stands among the sealed ones without a link, as one that was slipped in afterwards would; null if none.
     *
     * @param after position of the link behind which to look, 0 for the beginning
     * @param last position of the link before which to look
     */
    Uni<@Nullable Long> slippedIn(long after, long last) {
        return pool.preparedQuery("""
                        select min(t.audit_id) from audit.trail t
                        where not exists (select from audit.chain c where c.audit_id = t.audit_id)
                            and ($1 = 0 or (t.xid, t.audit_id) > (select xid, audit_id from audit.chain where position = $1))
                            and (t.xid, t.audit_id) < (select xid, audit_id from audit.chain where position = $2)
                        """)
                .execute(Tuple.of(after, last))
                .map(rows -> Statements.onlyOrNull(rows, Long.class));
    }

    /** Whether a link has this seal, wherever it stands or, where a position is given, there. */
    Uni<Boolean> holds(String seal, @Nullable Long position) {
        return pool.preparedQuery("""
                        select exists (
                            select from audit.chain where seal = $1 and ($2::bigint is null or position = $2))
                        """)
                .execute(Tuple.of(seal, position))
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** How many links each suite and key seals. */
    Uni<Map<String, Long>> keys() {
        return pool.query(
                        "select sealed_with, count(*) as links from audit.chain group by sealed_with order by sealed_with")
                .execute()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("sealed_with"),
                                row -> row.getLong("links"),
                                Long::sum,
                                TreeMap::new)));
    }

    private static Link link(Row row) {
        return new Link(
                row.getLong("position"),
                new KeyedDigest(KeyMark.of(row.getString("sealed_with")), row.getString("seal")));
    }
}
