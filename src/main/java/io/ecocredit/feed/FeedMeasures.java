package io.ecocredit.feed;

import io.ecocredit.platform.clock.LegalClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** How far those who take the feed are behind: the last position given, the last there was, and when it was asked for. */
@Singleton
class FeedMeasures {

    private final LegalClock clock;
    private final AtomicLong given;
    private final AtomicLong last;
    private final AtomicLong askedAt;

    FeedMeasures(LegalClock clock, MeterRegistry meters) {
        this.clock = clock;
        this.given = meters.gauge("ecocredit.feed.given.position", new AtomicLong());
        this.last = meters.gauge("ecocredit.feed.last.position", new AtomicLong());
        this.askedAt = meters.gauge("ecocredit.feed.asked.timestamp.seconds", new AtomicLong());
    }

    void asked(long lastPosition) {
        askedAt.set(clock.instant().getEpochSecond());
        last.accumulateAndGet(lastPosition, Math::max);
    }

    void given(long position) {
        given.accumulateAndGet(position, Math::max);
    }
}
