package io.ecocredit.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of jobs. */
@Singleton
class JobRepository {

    private static final String COLUMNS =
            "job_id as id, kind, state, started_by, created_at, finished_at, done, total, result::text, problem::text";

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

    Uni<Void> add(UUID id, String kind, Actor startedBy, Instant now) {
        return inside.ask(startedBy, """
                insert into register.jobs (job_id, kind, state, started_by, created_at, heartbeat_at)
                values ($1, $2, 'RUNNING', $3, $4, $4)
                """, Tuple.of(id, kind, startedBy.name(), utc(now)))
                .replaceWithVoid();
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
                                "update register.jobs set cancel_requested = true where job_id = $1 and state = 'RUNNING'")
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
                            done = $6, total = coalesce($7, total)
                        where job_id = $1 and state = 'RUNNING'
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

    /** Writes progress and heartbeat; answers whether somebody asked to cancel. */
    Uni<Boolean> beat(JobRun run, Instant now) {
        return inside.ask(KEEPER, """
                update register.jobs set heartbeat_at = $2, done = $3, total = $4
                where job_id = $1 and state = 'RUNNING' returning cancel_requested
                """, Tuple.of(run.id(), utc(now), run.done(), run.totalOrNull()))
                .map(rows -> rows.rowCount() > 0 && Statements.only(rows, Boolean.class));
    }

    /** Ends jobs whose process has been silent since an instant. */
    Uni<Set<UUID>> giveUp(Instant silentSince, String problem, Instant now) {
        return inside.ask(KEEPER, """
                update register.jobs set state = 'FAILED', problem = $2::text::jsonb, finished_at = $3
                where state = 'RUNNING' and heartbeat_at < $1 returning job_id
                """, Tuple.of(utc(silentSince), problem, utc(now)))
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
