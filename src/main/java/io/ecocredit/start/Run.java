package io.ecocredit.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs an application of Quarkus, whose failures are thrown to whoever can say them in a sentence. */
public final class Run {

    private Run() {}

    /**
     * Runs it until it ends.
     *
     * @return the exit status
     */
    public static int of(Class<? extends QuarkusApplication> application, String... arguments) {
        if (isReloaded()) {
            Quarkus.run(application, arguments);
            return 0;
        }
        AtomicInteger status = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        Quarkus.run(
                application,
                (code, failure) -> {
                    status.set(code);
                    failed.set(failure);
                },
                arguments);
        Throwable failure = failed.get();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return status.get();
    }

    /**
     * Whether the program is reloaded while it is written. Whoever does that keeps the ports, and has put a handler of its own
     * in the place of what ends the process.
     */
    static boolean isReloaded() {
        return !ImageMode.current().isNativeImage()
                && ApplicationLifecycleManager.getDefaultExitCodeHandler()
                                .getClass()
                                .getEnclosingClass()
                        != ApplicationLifecycleManager.class;
    }
}
