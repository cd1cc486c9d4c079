package io.ecocredit.platform.database;

import io.ecocredit.platform.serving.Served;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database that this process serves from answers, and told so within a bounded time even when it is silent. A
 * replica that is behind by more than some seconds does not count: "at once" would not hold for what it shows. For whoever
 * writes, a server that takes no writes does not count, such as a primary of before that has become a replica.
 */
@Readiness
@Singleton
final class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String TAKES_WRITES = "select current_setting('transaction_read_only') = 'off'";
    private static final String IS_UP_TO_DATE = """
            select not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                or clock_timestamp() - pg_last_xact_replay_timestamp() < interval '10 seconds'
            """;

    private final Pool pool;
    private final String question;

    DatabaseReadiness(Pool inside, @ReactiveDataSource("published") Pool published, Served served) {
        this.pool = served.isPublicAlone() ? published : inside;
        this.question = served.isPublicAlone() ? IS_UP_TO_DATE : TAKES_WRITES;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query(question)
                .execute()
                .map(rows -> Statements.only(rows, Boolean.class)
                        ? HealthCheckResponse.up(NAME)
                        : HealthCheckResponse.down(NAME))
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(() -> HealthCheckResponse.down(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
