package io.ecocredit.platform.clock;

import java.time.Clock;

/** The machine's clock, in UTC; the only place that reads it. Commands without a container ask here. */
public final class SystemClock {

    private SystemClock() {}

    public static Clock utc() {
        return Clock.systemUTC();
    }
}
