package io.ecocredit.feed;

import io.ecocredit.platform.json.RawJson;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Reads the feed. Positions are given in commit order, so whoever has read up to a position has missed nothing before it.
 */
@Singleton
class FeedRepository {

    private final Pool pool;

    FeedRepository(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /** An item with its place in the feed. */
    record Placed(long position, FeedItem item) {}

    /** A current result with its place in the snapshot. */
    record Current(String uscc, int year, String document) {}

    Uni<List<Placed>> after(long position, int limit) {
        return pool.preparedQuery("""
                        select position, guid, operation, at, uscc, year, document,
                            (select s.successor from published.successions s where s.uscc = f.uscc) as successor
                        from published.feed f
                        where position > $1 order by position limit $2
                        """)
                .execute(Tuple.of(position, limit))
                .map(rows -> rows.stream().map(FeedRepository::placed).toList());
    }

    Uni<Long> lastPosition() {
        return pool.query("select coalesce(max(position), 0) from published.feed")
                .execute()
                .map(rows -> Statements.only(rows, Long.class));
    }

    /** The next current results in the order of code and year. */
    Uni<List<Current>> current(String afterUscc, int afterYear, int limit) {
        return pool.preparedQuery("""
                        select uscc, year, document from published.results
                        where shown_until is null and (uscc, year) > ($1, $2) order by uscc, year limit $3
                        """)
                .execute(Tuple.of(afterUscc, afterYear, limit))
                .map(rows -> rows.stream()
                        .map(row ->
                                new Current(row.getString("uscc"), row.getInteger("year"), row.getString("document")))
                        .toList());
    }

    private static Placed placed(Row row) {
        long position = row.getLong("position");
        String uscc = row.getString("uscc");
        String document = row.getString("document");
        return new Placed(
                position,
                new FeedItem(
                        Long.toString(position),
                        row.getUUID("guid"),
                        row.getString("operation"),
                        row.getOffsetDateTime("at").toInstant(),
                        uscc == null,
                        uscc,
                        uscc == null ? null : row.getInteger("year"),
                        row.getString("successor"),
                        document == null ? null : new RawJson(document)));
    }
}
