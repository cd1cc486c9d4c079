package io.ecocredit.scores;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs, their batches and their results. Every method works on the connection, and so in the transaction, it is given. */
@Singleton
class RatingRepository {

    private static final String RUN =
            "run_id as id, year, at, known_position, cases, started_by, created_at, completed_at";

    private static final Rows<RatingRun> RUNS = Rows.of(RatingRun.class);
    private static final Rows<Batch> BATCHES = Rows.of(Batch.class);
    private static final Rows<Case> CASES = Rows.of(Case.class);
    private static final Rows<Rating> RATINGS = Rows.of(Rating.class);

    /** A stretch of a run's cases, by key. */
    record Batch(int number, String firstUscc, String lastUscc) {}

    /** A case that is to be rated. */
    record Case(String uscc, String leadLeague) {}

    Uni<@Nullable RatingRun> unfinished(SqlClient client, int year) {
        return run(client, "year = $1 and completed_at is null", year);
    }

    Uni<@Nullable RatingRun> latestComplete(SqlClient client, int year) {
        return run(client, "year = $1 and completed_at is not null order by completed_at desc, run_id limit 1", year);
    }

    Uni<@Nullable RatingRun> find(SqlClient client, UUID id) {
        return run(client, "run_id = $1", id);
    }

    private static Uni<@Nullable RatingRun> run(SqlClient client, String which, Object key) {
        return client.preparedQuery("select " + RUN + " from register.rating_runs where " + which)
                .execute(Tuple.of(key))
                .map(rows -> RUNS.first(rows).orElse(null));
    }

    /** Adds a run; adds nothing and answers null when another unfinished run of the year exists. */
    Uni<@Nullable RatingRun> add(SqlConnection connection, RatingRun run, Versions versions) {
        return connection
                .preparedQuery("""
                        insert into register.rating_runs
                            (run_id, year, at, known_position, catalogue, rule_book, cases, started_by, created_at)
                        select $1, $2, $3, $4, $5, $6, (select count(*) from register.cases where year = $2), $7, $8
                        on conflict (year) where completed_at is null do nothing
                        returning\s""" + RUN)
                .execute(Tuple.tuple()
                        .addUUID(run.id())
                        .addInteger(run.year())
                        .addLocalDate(run.at())
                        .addLong(run.knownPosition())
                        .addString(versions.catalogue())
                        .addString(versions.ruleBook())
                        .addString(run.startedBy())
                        .addOffsetDateTime(utc(run.createdAt())))
                .map(rows -> RUNS.first(rows).orElse(null));
    }

    /** Cuts a run's cases into batches of a size. */
    Uni<Void> addBatches(SqlConnection connection, RatingRun run, int size) {
        return Statements.run(connection, """
                insert into register.rating_batches (run_id, batch_no, first_uscc, last_uscc)
                select $1, batch, min(uscc), max(uscc)
                from (select uscc, (row_number() over (order by uscc) - 1) / $3 as batch
                    from register.cases where year = $2) as numbered
                group by batch
                """, Tuple.of(run.id(), run.year(), (long) size));
    }

    /** Versions of the law that a run applies. */
    record Versions(String catalogue, String ruleBook) {}

    /** Takes the next open batch that no other process holds; null when there is none to take just now. */
    Uni<@Nullable Batch> takeBatch(SqlConnection connection, UUID run) {
        return connection
                .preparedQuery("""
                        select batch_no as number, first_uscc, last_uscc from register.rating_batches
                        where run_id = $1 and not done order by batch_no limit 1 for update skip locked
                        """)
                .execute(Tuple.of(run))
                .map(rows -> BATCHES.first(rows).orElse(null));
    }

    Uni<List<Case>> cases(SqlConnection connection, int year, Batch batch) {
        return CASES.all(connection, """
                select uscc, lead_league from register.cases
                where year = $1 and uscc between $2 and $3 order by uscc
                """, Tuple.of(year, batch.firstUscc(), batch.lastUscc()));
    }

    /** Stores a batch's results and ticks it off. */
    Uni<Void> store(
            SqlConnection connection, UUID run, Batch batch, List<Rating> ratings, List<@Nullable String> sheets) {
        Tuple columns = Tuple.tuple()
                .addUUID(run)
                .addArrayOfString(strings(ratings, Rating::uscc))
                .addArrayOfString(strings(ratings, Rating::leadLeague))
                .addArrayOfBoolean(ratings.stream().map(Rating::excluded).toArray(Boolean[]::new))
                .addArrayOfString(strings(ratings, rating -> plain(rating.score())))
                .addArrayOfString(strings(ratings, Rating::grade))
                .addArrayOfString(strings(ratings, Rating::ratedBy))
                .addArrayOfInteger(ratings.stream().map(Rating::deductions).toArray(Integer[]::new))
                .addArrayOfString(sheets.toArray(String[]::new));
        return connection
                .preparedQuery("""
                        insert into register.ratings
                            (run_id, uscc, lead_league, excluded, score, grade, rated_by, deductions, sheet)
                        select $1, uscc, lead_league, excluded, score::numeric, grade, rated_by, deductions, sheet::jsonb
                        from unnest($2::text[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[],
                            $8::integer[], $9::text[])
                            as t (uscc, lead_league, excluded, score, grade, rated_by, deductions, sheet)
                        """)
                .execute(columns)
                .chain(() -> connection
                        .preparedQuery(
                                "update register.rating_batches set done = true where run_id = $1 and batch_no = $2")
                        .execute(Tuple.of(run, batch.number())))
                .replaceWithVoid();
    }

    /** How many cases of a run are rated. */
    Uni<Long> rated(SqlClient client, UUID run) {
        return Statements.number(client, "select count(*) from register.ratings where run_id = $1", Tuple.of(run));
    }

    /** Completes a run that has no open batch; answers whether the run is complete now. */
    Uni<Boolean> complete(SqlClient client, UUID run, Instant now) {
        return Statements.isOne(client, """
                update register.rating_runs set completed_at = coalesce(completed_at, $2)
                where run_id = $1
                    and not exists (select from register.rating_batches where run_id = $1 and not done)
                """, Tuple.of(run, utc(now)));
    }

    /** The next results of a run in the order of the codes. */
    Uni<List<Rating>> ratings(SqlClient client, UUID run, String after, int limit) {
        return RATINGS.all(client, """
                select uscc, lead_league, excluded, score, grade, rated_by, deductions from register.ratings
                where run_id = $1 and uscc > $2 order by uscc limit $3
                """, Tuple.of(run, after, limit));
    }

    private static @Nullable String plain(@Nullable BigDecimal score) {
        return score == null ? null : score.toPlainString();
    }

    private static String[] strings(List<Rating> ratings, Function<Rating, @Nullable String> column) {
        return ratings.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
