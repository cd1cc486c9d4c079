package io.ecocredit.grades;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads releases and the rows of their current editions. */
@Singleton
class ReleaseRepository {

    private static final String COLUMNS = "year, published_on, released_at, rated_at, catalogue, rule_book,"
            + " historical_import, edition, results, counts, csv_digest, ndjson_digest";

    private final Pool pool;
    private final Json json;

    ReleaseRepository(@ReactiveDataSource("published") Pool pool, Json json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<List<Release>> all() {
        return pool.query("select " + COLUMNS + " from published.releases order by year desc")
                .execute()
                .map(rows -> rows.stream().map(this::release).toList());
    }

    Uni<@Nullable Release> find(int year) {
        return pool.preparedQuery("select " + COLUMNS + " from published.releases where year = $1")
                .execute(Tuple.of(year))
                .map(rows ->
                        rows.rowCount() == 0 ? null : release(rows.iterator().next()));
    }

    /**
     * The next lines of an edition in the order of the codes, none once another edition has taken its place.
     *
     * @param text the lines, each ended by a line feed
     * @param lines how many
     * @param last the code of the last
     */
    record Part(Buffer text, int lines, String last) {}

    Uni<Part> part(Release release, ReleaseFormat format, String after, int limit) {
        return pool.preparedQuery("""
                        select convert_to(coalesce(string_agg(line, e'\n' order by uscc) || e'\n', ''), 'UTF8'),
                            count(*)::integer, coalesce(max(uscc), '')
                        from (select uscc, %s as line from published.release_rows
                            where year = $1 and uscc > $2
                                and exists (select from published.releases where year = $1 and edition = $3)
                            order by uscc limit $4) as next
                        """.formatted(format.column()))
                .execute(Tuple.of(release.year(), after, release.edition(), limit))
                .map(rows -> part(rows.iterator().next()));
    }

    private static Part part(Row row) {
        return new Part(row.getBuffer(0).getDelegate(), row.getInteger(1), row.getString(2));
    }

    /** How many bytes all lines of an edition have. */
    Uni<Long> length(Release release, ReleaseFormat format) {
        return pool.preparedQuery(
                        "select coalesce(sum(octet_length(%s) + 1), 0)::bigint from published.release_rows where year = $1"
                                .formatted(format.column()))
                .execute(Tuple.of(release.year()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Where a byte of the lines is.
     *
     * @param lines how many end before it
     * @param last code of the last of those, empty when there is none
     * @param skipped how many bytes of its own line come before it
     */
    record Position(long lines, String last, int skipped) {}

    Uni<Position> find(Release release, ReleaseFormat format, long position) {
        return pool.preparedQuery("""
                        select before_lines, coalesce(last, ''), ($2::bigint - before_bytes)::integer
                        from (select row_number() over by_code - 1 as before_lines, lag(uscc) over by_code as last,
                                octet_length(%1$s) + 1 as bytes,
                                sum(octet_length(%1$s) + 1) over by_code - octet_length(%1$s) - 1 as before_bytes
                            from published.release_rows where year = $1
                            window by_code as (order by uscc rows unbounded preceding)) as placed
                        where before_bytes + bytes > $2 limit 1
                        """.formatted(format.column()))
                .execute(Tuple.of(release.year(), position))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Position(row.getLong(0), row.getString(1), row.getInteger(2)))
                        .orElseThrow(() -> new IllegalStateException("the edition is shorter than it was")));
    }

    private Release release(Row row) {
        int year = row.getInteger(0);
        int edition = row.getInteger(7);
        return new Release(
                year,
                row.getLocalDate(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getLocalDate(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                edition,
                row.getLong(8),
                json.read(row.getString(9), new TypeReference<>() {}),
                List.of(
                        ReleaseFormat.CSV.download(year, edition, row.getString(10)),
                        ReleaseFormat.NDJSON.download(year, edition, row.getString(11))));
    }
}
