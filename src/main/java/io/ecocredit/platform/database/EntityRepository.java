package io.ecocredit.platform.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entities that are written one at a time. Everything is done in a session on the connection of the unit of work, which
 * lasts no longer than a method of the repository: what it has read is never shown in another reach.
 */
public abstract class EntityRepository<E, K> implements PanacheRepositoryBase<E, K> {

    private final Side side;

    protected EntityRepository(Side side) {
        this.side = side;
    }

    /** Works in a session of its own, and has the database carry out what was left to do in it. */
    protected final <T extends @Nullable Object> Uni<T> on(SqlConnection connection, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(outcome -> JoinedPool.lend(
                        connection.getDelegate(),
                        () -> Panache.withSession(side.unit(), () -> flushed(work))
                                .subscribe()
                                .with(outcome::complete, outcome::fail)));
    }

    private <T extends @Nullable Object> Uni<T> flushed(Supplier<Uni<T>> work) {
        return work.get().call(this::flush);
    }
}
