package io.ecocredit.grades;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads releases and the rows of their current editions. */
@Singleton
class ReleaseRepository {

    private static final String COLUMNS = "year, published_on, released_at, rated_at, catalogue, rule_book,"
            + " historical_import, edition, results, counts, csv_digest, ndjson_digest";

    private final Pool pool;
    private final ObjectMapper json;

    ReleaseRepository(@ReactiveDataSource("published") Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** A row of an edition with the code it stands under. */
    record Line(String uscc, String text) {}

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

    /** The next lines of an edition in the order of the codes; none once another edition has taken its place. */
    Uni<List<Line>> lines(Release release, ReleaseFormat format, String after, int limit) {
        return pool.preparedQuery("select uscc, " + format.column()
                        + " from published.release_rows where year = $1 and uscc > $2 and exists"
                        + " (select from published.releases where year = $1 and edition = $3) order by uscc limit $4")
                .execute(Tuple.of(release.year(), after, release.edition(), limit))
                .map(rows -> rows.stream()
                        .map(row -> new Line(row.getString(0), row.getString(1)))
                        .toList());
    }

    private Release release(Row row) {
        int year = row.getInteger(0);
        int edition = row.getInteger(7);
        OffsetDateTime releasedAt = row.getOffsetDateTime(2);
        return new Release(
                year,
                row.getLocalDate(1),
                releasedAt.toInstant(),
                row.getLocalDate(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                edition,
                row.getLong(8),
                counts(row.getString(9)),
                List.of(
                        new Release.Download(
                                ReleaseFormat.CSV.mediaType(),
                                ReleaseFormat.CSV.address(year, edition),
                                row.getString(10)),
                        new Release.Download(
                                ReleaseFormat.NDJSON.mediaType(),
                                ReleaseFormat.NDJSON.address(year, edition),
                                row.getString(11))));
    }

    private Map<String, Map<String, Long>> counts(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }
}
