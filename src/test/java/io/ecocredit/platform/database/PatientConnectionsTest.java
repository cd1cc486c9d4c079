package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pool is asked again while the program starts, for what passes, and only then. */
class PatientConnectionsTest {

    private final Vertx vertx = Vertx.vertx();
    private final StartPhase start = new StartPhase();
    private final PatientConnections connections = new PatientConnections(start, vertx, "inside");
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void while_the_program_starts_a_pool_is_asked_again() throws Exception {
        assertThat(got(new ConnectException("refused"))).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_wrong_password_is_not_tried_again() throws Exception {
        assertThat(got(new PgException("no", "FATAL", "28P01", ""))).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void once_it_has_started_whoever_asks_is_refused_in_time() throws Exception {
        start.end(new StartupEvent());

        assertThat(got(new ConnectException("refused"))).isFalse();
        assertThat(asked).hasValue(1);
    }

    private boolean got(Throwable first) throws Exception {
        return connections
                .of(failingOnce(first))
                .map(true)
                .otherwise(false)
                .toCompletionStage()
                .toCompletableFuture()
                .get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
    }

    private Pool failingOnce(Throwable first) {
        SqlConnection connection = (SqlConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SqlConnection.class}, (proxy, method, arguments) -> null);
        return (Pool) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Pool.class},
                (proxy, method, arguments) ->
                        asked.incrementAndGet() == 1 ? Future.failedFuture(first) : Future.succeededFuture(connection));
    }
}
