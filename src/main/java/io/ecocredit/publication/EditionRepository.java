package io.ecocredit.publication;

import static io.ecocredit.publication.PublicationRepository.keys;
import static io.ecocredit.publication.PublicationRepository.strings;
import static io.ecocredit.publication.PublicationRepository.years;

import io.ecocredit.platform.sql.Statements;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Last;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** The rows of each release's current edition, and those that wait for its next one. */
@Singleton
class EditionRepository {

    private static final String GIVEN = """
            select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            """;

    /** The rows of the current edition after a code, in the order of the codes. */
    Uni<RowSet<Row>> rows(SqlConnection connection, int year, String after, int limit) {
        return connection.preparedQuery("""
                        select uscc, league, grade, csv, ndjson from published.release_rows
                        where year = $1 and uscc > $2 order by uscc limit $3
                        """).execute(Tuple.of(year, after, limit));
    }

    Uni<Void> add(SqlConnection connection, List<Composed> results) {
        return Statements.run(
                connection,
                "insert into published.release_rows (year, uscc, league, grade, csv, ndjson) " + GIVEN,
                columns(results));
    }

    Uni<Void> letWait(SqlConnection connection, List<Composed> results) {
        return Statements.run(
                connection,
                "insert into register.edition_changes (year, uscc, league, grade, csv, ndjson) " + GIVEN + """
                on conflict (year, uscc) do update set league = excluded.league, grade = excluded.grade,
                    csv = excluded.csv, ndjson = excluded.ndjson
                """,
                columns(results));
    }

    /** Removes what may no longer be shown, also from what waits. */
    Uni<Void> remove(SqlConnection connection, List<Last> of) {
        return Statements.run(connection, """
                with gone as (select * from unnest($1::integer[], $2::text[]) as t (year, uscc)),
                    waiting as (delete from register.edition_changes c using gone
                        where c.year = gone.year and c.uscc = gone.uscc)
                delete from published.release_rows r using gone where r.year = gone.year and r.uscc = gone.uscc
                """, keys(of));
    }

    /** Takes over what waited for a year's next edition. */
    Uni<Void> takeOver(SqlConnection connection, int year) {
        return Statements.run(connection, """
                with waiting as (delete from register.edition_changes where year = $1 returning *)
                insert into published.release_rows (year, uscc, league, grade, csv, ndjson)
                select year, uscc, league, grade, csv, ndjson from waiting
                on conflict (year, uscc) do update set league = excluded.league, grade = excluded.grade,
                    csv = excluded.csv, ndjson = excluded.ndjson
                """, Tuple.of(year));
    }

    Uni<Void> describe(SqlConnection connection, int year, int step, ReleaseFile file, String counts) {
        return Statements.run(
                connection, """
                update published.releases
                set edition = edition + $2, results = $3, counts = $4, csv_digest = $5, ndjson_digest = $6
                where year = $1
                """, Tuple.of(year, step, file.rows(), counts, file.csvDigest(), file.ndjsonDigest()));
    }

    private static Tuple columns(List<Composed> results) {
        return Tuple.tuple()
                .addArrayOfInteger(years(results))
                .addArrayOfString(strings(results, Composed::uscc))
                .addArrayOfString(strings(results, each -> each.finding().leadLeague()))
                .addArrayOfString(
                        strings(results, each -> each.finding().grade().name()))
                .addArrayOfString(strings(results, Composed::csv))
                .addArrayOfString(strings(results, Composed::document));
    }
}
