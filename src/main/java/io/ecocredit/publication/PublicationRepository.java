package io.ecocredit.publication;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.regulation.grading.RatedBy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What publication and revision read and write; every method works in the transaction of the connection it is given. */
@Singleton
class PublicationRepository {

    /** A result with the texts in which it is shown. */
    record Composed(PublicResult result, String document, String csv) {
        String uscc() {
            return result.uscc();
        }

        Finding finding() {
            return result.finding();
        }
    }

    /** A release as it stands. */
    record Release(int year, LocalDate publishedOn, LocalDate ratedAt, boolean historicalImport) {}

    /**
     * The last thing that happened to a published result.
     *
     * @param publishedOn day of its publication, which no revision changes
     * @param finding null once it is withdrawn
     * @param name under which it is shown; null while it is not
     */
    record Last(
            String uscc,
            int year,
            LocalDate publishedOn,
            @Nullable Finding finding,
            @Nullable String name,
            @Nullable List<String> kinds) {

        /** Whether the public reads of the institution what the register says of it (A31). */
        boolean names(Institution institution) {
            return institution.name().equals(name) && institution.kinds().equals(kinds);
        }
    }

    private final ResultLetters letters;

    PublicationRepository(ResultLetters letters) {
        this.letters = letters;
    }

    private static final Rows<Release> RELEASES = Rows.of(Release.class);
    private static final Rows<Institution> INSTITUTIONS = Rows.of(Institution.class);
    private static final Rows<Finding> FINDINGS = Rows.of(Finding.class);
    private static final Rows<Last> LAST = Rows.of(
            Last.class,
            Map.of("finding", row -> "WITHDRAWN".equals(row.getString("operation")) ? null : FINDINGS.read(row)));

    /** Makes the rest of the transaction the only one of its kind until it ends (feed items and entries in commit order). */
    Uni<Void> lockCommitOrder(SqlConnection connection) {
        return connection.query("select register.lock_commit_order()").execute().replaceWithVoid();
    }

    Uni<Boolean> isReleased(SqlClient client, int year) {
        return client.preparedQuery("select from published.releases where year = $1")
                .execute(Tuple.of(year))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether a rating has a result that may be shown. */
    Uni<Boolean> shownIn(SqlConnection connection, UUID run) {
        return Statements.isOne(
                connection, "select from register.ratings where run_id = $1 and not excluded limit 1", Tuple.of(run));
    }

    Uni<Map<Integer, Release>> releases(SqlClient client) {
        return client.query("select year, published_on, rated_at, historical_import from published.releases")
                .execute()
                .map(rows -> RELEASES.all(rows).stream().collect(Collectors.toMap(Release::year, Function.identity())));
    }

    Uni<Void> addRelease(SqlConnection connection, Release release, UUID run, Instant now) {
        return Statements.run(
                connection,
                """
                insert into published.releases (year, published_on, released_at, rated_at, catalogue, rule_book,
                    historical_import, edition, results, counts, csv_digest, ndjson_digest)
                select $1, $2, $3, at, catalogue, rule_book, $4, 1, 0, '{}', '', ''
                from register.rating_runs where run_id = $5
                """,
                Tuple.of(release.year(), release.publishedOn(), utc(now), release.historicalImport(), run));
    }

    Uni<Map<String, Institution>> institutions(SqlClient client, List<String> usccs) {
        return client.preparedQuery("select uscc, name, kinds from register.institutions where uscc = any($1)")
                .execute(Tuple.of(usccs.toArray(String[]::new)))
                .map(rows -> INSTITUTIONS.all(rows).stream()
                        .collect(Collectors.toMap(Institution::uscc, Function.identity())));
    }

    /** The next institutions, by code, of which a result was ever in public. */
    Uni<List<String>> everPublished(SqlClient client, String after, int limit) {
        return Statements.texts(client, """
                select distinct uscc from register.result_history where uscc > $1 order by uscc limit $2
                """, Tuple.of(after, limit));
    }

    /** The documents of the results of some institutions that are in public now. */
    Uni<List<String>> shown(SqlClient client, List<String> usccs) {
        return Statements.texts(
                client,
                "select document from published.results where uscc = any($1) and shown_until is null",
                Tuple.of(usccs.toArray(String[]::new)));
    }

    /** Those of some institutions whose facts have changed and whose results are about to be looked at. */
    Uni<List<String>> touched(SqlClient client, List<String> usccs) {
        return Statements.texts(
                client,
                "select distinct uscc from register.touched_institutions where uscc = any($1)",
                Tuple.of(usccs.toArray(String[]::new)));
    }

    /** The position of the latest entry. */
    Uni<Long> latestPosition(SqlClient client) {
        return client.query("select coalesce(max(position), 0) from register.entries")
                .execute()
                .map(rows -> Statements.only(rows, Long.class));
    }

    /** The last history of every result that some institutions ever had in public. */
    Uni<List<Last>> last(SqlClient client, List<String> usccs) {
        return LAST.all(client, """
                select distinct on (h.uscc, h.year) h.uscc, h.year, h.operation, h.lead_league, h.score, h.grade,
                    h.rated_by, r.name, r.kinds,
                    (select min(f.published_on) from register.result_history f
                        where f.uscc = h.uscc and f.year = h.year) as published_on
                from register.result_history h
                    left join published.results r
                        on r.uscc = h.uscc and r.year = h.year and r.shown_until is null
                where h.uscc = any($1) order by h.uscc, h.year, h.version desc
                """, Tuple.of(usccs.toArray(String[]::new)));
    }

    /** Shows results: history, current result, feed item, official notice. A result shown before is ended at the same instant. */
    Uni<Void> show(SqlConnection connection, Announcement announcement, List<Composed> results) {
        if (results.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(years(results))
                        .addArrayOfString(strings(results, Composed::uscc))
                        .addOffsetDateTime(utc(announcement.shownFrom())))
                .chain(() -> connection.preparedQuery(SHOW).execute(columns(announcement, results)))
                .chain(() -> letters.shown(connection, announcement, results));
    }

    private static Tuple columns(Announcement announcement, List<Composed> results) {
        return Tuple.tuple()
                .addString(announcement.operation().name())
                .addString(announcement.cause())
                .addOffsetDateTime(utc(announcement.at()))
                .addOffsetDateTime(utc(announcement.shownFrom()))
                .addUUID(announcement.run())
                .addArrayOfInteger(years(results))
                .addArrayOfString(strings(results, Composed::uscc))
                .addArrayOfString(
                        strings(results, each -> each.result().institution().name()))
                .addArrayOfString(strings(
                        results,
                        each -> String.join(";", each.result().institution().kinds())))
                .addArrayOfString(strings(results, each -> each.finding().leadLeague()))
                .addArrayOfString(
                        strings(results, each -> each.finding().score().toPlainString()))
                .addArrayOfString(
                        strings(results, each -> each.finding().grade().name()))
                .addArrayOfString(strings(results, PublicationRepository::ratedBy))
                .addArrayOfLocalDate(
                        results.stream().map(each -> each.result().at()).toArray(LocalDate[]::new))
                .addArrayOfLocalDate(results.stream()
                        .map(each -> each.result().publishedOn())
                        .toArray(LocalDate[]::new))
                .addArrayOfString(strings(results, Composed::document));
    }

    private static final String GIVEN = """
            with given as (
                select *, year = max(year) over (partition by uscc) as newest
                from unnest($6::integer[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                    $13::text[], $14::date[], $15::date[], $16::text[])
                    as t (year, uscc, name, kinds, league, score, grade, rated_by, rated_at, published_on, document)),
            """;

    private static final String SUPERSEDE = """
            with given as (
                select uscc, array_agg(year) as years, max(year) as newest
                from unnest($1::integer[], $2::text[]) as t (year, uscc) group by uscc),
            superseded as (
                update published.feed f set uscc = null, year = null, document = null from given g
                where f.uscc = g.uscc and f.year = any(g.years))
            update published.results r
            set latest = false, shown_until = case when r.year = any(g.years) then $3::timestamptz end
            from given g
            where r.uscc = g.uscc and r.year <= g.newest and r.shown_until is null
            """;

    private static final String SHOW = GIVEN + """
            announced as (
                insert into published.feed (position, guid, operation, at, uscc, year, document)
                select nextval('published.feed_positions'), gen_random_uuid(), $1, $3, uscc, year, document
                from (select * from given order by year, uscc) as ordered),
            filed as (
                insert into register.result_history (uscc, year, operation, cause, lead_league, score, grade, rated_by,
                    at, recorded_at, published_on, run_id)
                select uscc, year, $1, $2, league, score::numeric, grade, rated_by, rated_at, $3, published_on, $5
                from given returning version, uscc, year)
            insert into published.results (uscc, year, name, league, kinds, grade, latest, published_on, shown_from,
                version, document)
            select g.uscc, g.year, g.name, g.league, string_to_array(g.kinds, ';'), g.grade,
                g.newest and not exists (select from published.results newer
                    where newer.uscc = g.uscc and newer.year > g.year and newer.shown_until is null),
                g.published_on, $4, filed.version, g.document
            from given g join filed using (uscc, year)
            """;

    /** Takes results from the public side; what they said leaves its schema (I-24). */
    Uni<Void> withdraw(SqlConnection connection, Announcement announcement, List<Last> results) {
        if (results.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Statements.run(
                        connection,
                        """
                with given as (
                    select * from unnest($1::integer[], $2::text[], $5::date[]) as t (year, uscc, published_on)),
                superseded as (
                    update published.feed f set uscc = null, year = null, document = null from given g
                    where f.uscc = g.uscc and f.year = g.year),
                announced as (
                    insert into published.feed (position, guid, operation, at, uscc, year)
                    select nextval('published.feed_positions'), gen_random_uuid(), 'WITHDRAWN', $4, uscc, year
                    from (select * from given order by year, uscc) as ordered),
                filed as (
                    insert into register.result_history
                        (uscc, year, operation, cause, lead_league, at, recorded_at, published_on)
                    select g.uscc, g.year, 'WITHDRAWN', $3, l.lead_league, l.at, $4, g.published_on
                    from given g, lateral (select * from register.result_history h
                        where h.uscc = g.uscc and h.year = g.year order by version desc limit 1) as l)
                delete from published.results r using given g where r.uscc = g.uscc and r.year = g.year
                """,
                        keys(results)
                                .addString(announcement.cause())
                                .addOffsetDateTime(utc(announcement.at()))
                                .addArrayOfLocalDate(
                                        results.stream().map(Last::publishedOn).toArray(LocalDate[]::new)))
                .chain(() -> letters.withdrawn(connection, results));
    }

    /** Removes what an improved result said before, when it was adverse. */
    Uni<Void> forgetAdverse(SqlConnection connection, List<Last> improved) {
        return Statements.run(connection, """
                delete from published.results r using unnest($1::integer[], $2::text[]) as t (year, uscc)
                where r.year = t.year and r.uscc = t.uscc and r.shown_until is not null and r.grade <> 'NORMAL'
                """, keys(improved));
    }

    /** Why and when results are shown or withdrawn. */
    record Announcement(
            Operation operation,
            String cause,
            Instant at,
            Instant shownFrom,
            @Nullable UUID run) {}

    /** What a feed item says. */
    enum Operation {
        PUBLISHED,
        REVISED,
        WITHDRAWN
    }

    static Tuple keys(List<Last> results) {
        return Tuple.tuple()
                .addArrayOfInteger(results.stream().map(Last::year).toArray(Integer[]::new))
                .addArrayOfString(results.stream().map(Last::uscc).toArray(String[]::new));
    }

    private static @Nullable String ratedBy(Composed each) {
        RatedBy ratedBy = each.finding().ratedBy();
        return ratedBy == null ? null : ratedBy.name();
    }

    static Integer[] years(List<Composed> results) {
        return results.stream().map(each -> each.result().year()).toArray(Integer[]::new);
    }

    static String[] strings(List<Composed> results, Function<Composed, @Nullable String> column) {
        return results.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
