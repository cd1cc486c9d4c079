package io.ecocredit.platform.database;

import io.ecocredit.platform.clock.Patience.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;

/**
 * Connections of a pool, which are waited for while the program starts: what compares the entities with the schema asks once
 * and fails the start. Afterwards whoever asks is refused in time.
 */
final class PatientConnections {

    private final StartPhase start;
    private final Vertx vertx;
    private final String name;

    /** @param name of the pool, for people */
    PatientConnections(StartPhase start, Vertx vertx, String name) {
        this.start = start;
        this.vertx = vertx;
        this.name = name;
    }

    Future<SqlConnection> of(Pool pool) {
        return start.isOver()
                ? pool.getConnection()
                : patiently(pool, start.patience().begin());
    }

    private Future<SqlConnection> patiently(Pool pool, Waiting waiting) {
        return pool.getConnection().recover(failure -> {
            Optional<Duration> pause =
                    ConnectionFault.of(failure) == ConnectionFault.AWAY ? waiting.pause() : Optional.empty();
            return pause.isEmpty() ? Future.failedFuture(failure) : later(pool, waiting, failure, pause.get());
        });
    }

    private Future<SqlConnection> later(Pool pool, Waiting waiting, Throwable failure, Duration pause) {
        DatabasePatience.tell(name, failure, pause);
        Promise<SqlConnection> connected = Promise.promise();
        vertx.setTimer(
                Math.max(1, pause.toMillis()), tick -> patiently(pool, waiting).onComplete(connected));
        return connected.future();
    }
}
