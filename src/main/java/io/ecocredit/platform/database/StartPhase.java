package io.ecocredit.platform.database;

import io.ecocredit.platform.clock.Patience;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whether the program still starts. Until it has, it waits for connections as long as a start may, since nobody else waits; a
 * machine that is starved then takes ten times as long for everything.
 */
@Singleton
class StartPhase {

    private final Patience patience = Patience.ofTheStart();
    private volatile boolean over;

    void end(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    Patience patience() {
        return patience;
    }
}
