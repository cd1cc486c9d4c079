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
 * replica that is behind by more than some seconds does not count: "at once" would not hold for what it shows.
 */
@Readiness
@Singleton
final class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Pool pool;

    DatabaseReadiness(Pool inside, @ReactiveDataSource("published") Pool published, Served served) {
        this.pool = served.isPublicAlone() ? published : inside;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("""
                        select not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                            or clock_timestamp() - pg_last_xact_replay_timestamp() < interval '10 seconds'
                        """)
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
