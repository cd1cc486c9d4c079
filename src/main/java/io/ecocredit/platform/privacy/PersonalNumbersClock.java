package io.ecocredit.platform.privacy;

import io.ecocredit.platform.clock.LegalClock;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Gives the search for citizen numbers the service's clock, which a demonstration may move. */
@Singleton
final class PersonalNumbersClock {

    void follow(@Observes StartupEvent started, LegalClock clock) {
        PersonalNumbers.follow(clock);
    }
}
