package io.ecocredit.platform.pages;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.regulation.subject.Divisions;
import jakarta.inject.Singleton;

/** Knows who looks at the page that is being made. */
@Singleton
public class Visitors {

    private final Divisions divisions;
    private final LegalClock clock;
    private final Caller caller;

    Visitors(Divisions divisions, LegalClock clock, Caller caller) {
        this.divisions = divisions;
        this.clock = clock;
        this.caller = caller;
    }

    /** Whoever sent the request of this moment. */
    public Visitor current() {
        return Visitor.of(caller.actor(), divisions, clock.today());
    }
}
