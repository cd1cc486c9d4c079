package io.ecocredit.platform.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Provider;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Vert.x context for each unit of work. A session of entities is found by the context it was opened in; two units of work
 * of one request, each in a reach of its own, would otherwise find each other's.
 */
final class OwnContext {

    private OwnContext() {}

    /** Works in a context that knows what the caller's knows, and tells the outcome in the caller's. */
    static <T extends @Nullable Object> Uni<T> of(Provider<Vertx> vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(outcome -> start(vertx, work, outcome));
    }

    private static <T extends @Nullable Object> void start(
            Provider<Vertx> vertx, Supplier<Uni<T>> work, UniEmitter<? super T> outcome) {
        ContextInternal caller = ContextInternal.current();
        ContextInternal own = (ContextInternal) Objects.requireNonNull(VertxContext.createNewDuplicatedContext(
                caller == null ? vertx.get().getOrCreateContext() : caller));
        if (caller != null && caller.isDuplicate()) {
            own.localContextData().putAll(caller.localContextData());
        }
        VertxContextSafetyToggle.setContextSafe(own, true);
        ContextInternal told = caller == null ? own : caller;
        own.emit(work, given -> {
            var running = given.get()
                    .subscribe()
                    .with(item -> told.emit(item, outcome::complete), failure -> told.emit(failure, outcome::fail));
            outcome.onTermination(running::cancel);
        });
    }
}
