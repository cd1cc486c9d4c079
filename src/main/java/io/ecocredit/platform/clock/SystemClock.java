package io.ecocredit.platform.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The machine's clock, in UTC; the only place that reads it. Services are given it, commands without a container ask. */
public final class SystemClock {

    private SystemClock() {}

    @Produces
    @Singleton
    public static Clock utc() {
        return Clock.systemUTC();
    }
}
