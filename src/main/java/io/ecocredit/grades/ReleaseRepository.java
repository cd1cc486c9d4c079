package io.ecocredit.grades;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads releases and the rows of their current editions. */
@Singleton
class ReleaseRepository {

    private static final String COLUMNS = "year, published_on, released_at, rated_at, catalogue, rule_book,"
            + " historical_import, edition, results, counts, csv_digest, ndjson_digest";

    private static final Rows<Position> POSITIONS = Rows.of(Position.class);

    private final Pool pool;
    private final Rows<Release> releases;

    ReleaseRepository(@ReactiveDataSource("published") Pool pool, Json json) {
        this.pool = pool;
        this.releases = Rows.of(
                Release.class,
                Map.of(
                        "counts",
                        row -> json.read(
                                row.getString("counts"), new TypeReference<Map<String, Map<String, Long>>>() {}),
                        "downloads",
                        ReleaseRepository::downloads));
    }

    Uni<List<Release>> all() {
        return pool.query("select " + COLUMNS + " from published.releases order by year desc")
                .execute()
                .map(releases::all);
    }

    Uni<@Nullable Release> find(int year) {
        return pool.preparedQuery("select " + COLUMNS + " from published.releases where year = $1")
                .execute(Tuple.of(year))
                .map(rows -> releases.first(rows).orElse(null));
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
                        select convert_to(coalesce(string_agg(line, e'\n' order by uscc) || e'\n', ''), 'UTF8') as text,
                            count(*)::integer as lines, coalesce(max(uscc), '') as last
                        from (select uscc, %s as line from published.release_rows
                            where year = $1 and uscc > $2
                                and exists (select from published.releases where year = $1 and edition = $3)
                            order by uscc limit $4) as next
                        """.formatted(format.column()))
                .execute(Tuple.of(release.year(), after, release.edition(), limit))
                .map(rows -> part(rows.iterator().next()));
    }

    private static Part part(Row row) {
        return new Part(row.getBuffer("text").getDelegate(), row.getInteger("lines"), row.getString("last"));
    }

    /** How many bytes all lines of an edition have. */
    Uni<Long> length(Release release, ReleaseFormat format) {
        return pool.preparedQuery(
                        "select coalesce(sum(octet_length(%s) + 1), 0)::bigint from published.release_rows where year = $1"
                                .formatted(format.column()))
                .execute(Tuple.of(release.year()))
                .map(rows -> Statements.only(rows, Long.class));
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
                        select before_lines as lines, coalesce(last, '') as last, ($2::bigint - before_bytes)::integer as skipped
                        from (select row_number() over by_code - 1 as before_lines, lag(uscc) over by_code as last,
                                octet_length(%1$s) + 1 as bytes,
                                sum(octet_length(%1$s) + 1) over by_code - octet_length(%1$s) - 1 as before_bytes
                            from published.release_rows where year = $1
                            window by_code as (order by uscc rows unbounded preceding)) as placed
                        where before_bytes + bytes > $2 limit 1
                        """.formatted(format.column()))
                .execute(Tuple.of(release.year(), position))
                .map(rows -> POSITIONS
                        .first(rows)
                        .orElseThrow(() -> new IllegalStateException("the edition is shorter than it was")));
    }

    private static List<Release.Download> downloads(Row row) {
        int year = row.getInteger("year");
        int edition = row.getInteger("edition");
        return List.of(
                ReleaseFormat.CSV.download(year, edition, row.getString("csv_digest")),
                ReleaseFormat.NDJSON.download(year, edition, row.getString("ndjson_digest")));
    }
}
