package io.ecocredit.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.sql.Turns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of jobs. */
@Singleton
class JobRepository {

    private static final String COLUMNS =
            "job_id as id, kind, state, started_by, created_at, finished_at, place, done, total, result::text, problem::text";

    private static final String QUEUE = "jobs";

    private static final Actor KEEPER = Actor.system("jobs");

    private final Inside inside;
    private final Rows<Job> jobs;

    JobRepository(Inside inside, Json json) {
        this.inside = inside;
        this.jobs = Rows.of(
                Job.class,
                Map.of(
                        "stateLabel",
                                row -> Job.State.valueOf(row.getString("state")).label(),
                        "result", row -> parse(json, row.getString("result")),
                        "problem", row -> parse(json, row.getString("problem"))));
    }

    /**
     * Puts a job at the end of the queue; adds none and answers false when the account has as many under way as it may. What a
     * process that is gone has left, silent for ten of its beats, is nobody's any more.
     */
    Uni<Boolean> add(Waiting job, UUID copy, int mostOfAnAccount, Instant now) {
        String account = job.startedBy().name();
        return inside.as(
                job.startedBy(),
                connection -> Turns.take(connection, "jobs of " + account)
                        .chain(() -> Statements.isOne(
                                connection,
                                """
                                insert into register.jobs
                                    (job_id, kind, state, in_turn, copy, started_by, created_at, heartbeat_at)
                                select $1, $2, 'WAITING', $3, $4, $5, $6, clock_timestamp()
                                where (select count(*) from register.jobs
                                    where started_by = $5 and state in ('WAITING', 'RUNNING')
                                        and heartbeat_at > clock_timestamp() - interval '10 seconds') < $7
                                """,
                                Tuple.tuple()
                                        .addUUID(job.run().id())
                                        .addString(job.kind())
                                        .addBoolean(job.inTurn())
                                        .addUUID(copy)
                                        .addString(account)
                                        .addOffsetDateTime(utc(now))
                                        .addInteger(mostOfAnAccount))));
    }

    /**
     * Lets the next job of a copy begin, if there is one whose turn it is, and tells the others their places.
     *
     * @param atOnce how many jobs of one line (imports, ratings, publications) the copy runs at once
     */
    Uni<Optional<UUID>> begin(UUID copy, int atOnce) {
        return inside.as(
                KEEPER,
                connection -> Turns.take(connection, QUEUE)
                        .chain(() -> connection.preparedQuery("""
                                update register.jobs set state = 'RUNNING', place = null where job_id = (
                                    select j.job_id from register.jobs j
                                    where j.copy = $1 and j.state = 'WAITING'
                                        and (select count(*) from register.jobs r
                                            where r.copy = $1 and r.state = 'RUNNING'
                                                and split_part(r.kind, ' ', 1) = split_part(j.kind, ' ', 1)) < $2
                                        and not (j.in_turn and exists (select from register.jobs o
                                            where o.kind = j.kind and o.in_turn and (o.state = 'RUNNING'
                                                or o.state = 'WAITING' and o.queue_no < j.queue_no)))
                                    order by j.queue_no limit 1 for update skip locked)
                                returning job_id
                                """).execute(Tuple.of(copy, atOnce)))
                        .map(rows -> ids(rows).stream().findFirst())
                        .call(() -> Statements.run(connection, """
                                update register.jobs j set place = p.place
                                from (select job_id, row_number() over (partition by kind order by queue_no) as place
                                    from register.jobs where state = 'WAITING') p
                                where p.job_id = j.job_id and j.place is distinct from p.place
                                """, Tuple.tuple())));
    }

    /** The job if the asker may see it; their own, whoever they are. */
    Uni<@Nullable Job> find(UUID id, Actor asker) {
        return inside.ask(asker, "select " + COLUMNS + " from register.jobs where job_id = $1", Tuple.of(id))
                .map(rows -> jobs.first(rows).orElse(null));
    }

    Uni<Void> requestCancel(UUID id, Act act) {
        return inside.doing(
                act,
                connection -> connection
                        .preparedQuery(
                                "update register.jobs set cancel_requested = true where job_id = $1 and state in ('WAITING', 'RUNNING')")
                        .execute(Tuple.of(id))
                        .replaceWithVoid());
    }

    /** Ends a job; of several attempts the first counts. */
    Uni<Void> finish(JobRun run, Job.State state, @Nullable String result, @Nullable String problem, Instant now) {
        return inside.ask(
                        KEEPER,
                        """
                        update register.jobs
                        set state = $2, result = $3::text::jsonb, problem = $4::text::jsonb, finished_at = $5,
                            done = $6, total = coalesce($7, total), place = null
                        where job_id = $1 and state in ('WAITING', 'RUNNING')
                        """,
                        Tuple.tuple()
                                .addUUID(run.id())
                                .addString(state.name())
                                .addString(result)
                                .addString(problem)
                                .addOffsetDateTime(utc(now))
                                .addLong(run.done())
                                .addLong(run.totalOrNull()))
                .replaceWithVoid();
    }

    /**
     * What the table says of a job at its heartbeat.
     *
     * @param state null once it has been given up, or is not there yet
     */
    record Beat(Job.@Nullable State state, boolean isCancelled) {}

    /** Writes progress and heartbeat of a job that waits or runs. */
    Uni<Beat> beat(JobRun run) {
        return inside.ask(KEEPER, """
                update register.jobs set heartbeat_at = clock_timestamp(), done = $2, total = $3
                where job_id = $1 and state in ('WAITING', 'RUNNING') returning state, cancel_requested
                """, Tuple.of(run.id(), run.done(), run.totalOrNull()))
                .map(rows -> rows.rowCount() == 0
                        ? new Beat(null, false)
                        : beat(rows.iterator().next()));
    }

    private static Beat beat(Row row) {
        return new Beat(Job.State.valueOf(row.getString("state")), row.getBoolean("cancel_requested"));
    }

    /**
     * Ends jobs whose process has been silent for longer than a limit, by the clock of the database, which all copies share: one
     * whose own clock is wrong ends nobody's work.
     */
    Uni<Set<UUID>> giveUp(Duration limit, String problem, Instant now) {
        return inside.ask(KEEPER, """
                update register.jobs set state = 'FAILED', problem = $2::text::jsonb, finished_at = $3, place = null
                where state in ('WAITING', 'RUNNING') and heartbeat_at < clock_timestamp() - $1 * interval '1 millisecond' returning job_id
                """, Tuple.of(limit.toMillis(), problem, utc(now)))
                .map(JobRepository::ids);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> Statements.only(row, UUID.class)).collect(Collectors.toSet());
    }

    private static @Nullable JsonNode parse(Json json, @Nullable String text) {
        return text == null ? null : json.read(text, JsonNode.class);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
