package io.ecocredit.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs ahead of another, or behind it, by what it was last told. */
final class MovedClock extends Clock {

    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    MovedClock(Clock base) {
        this.base = base;
    }

    void moveAhead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovedClock zoned = new MovedClock(base.withZone(zone));
        zoned.moveAhead(ahead);
        return zoned;
    }
}
