package io.ecocredit.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How far those who take the feed are behind: the last position given, the last there is, whether anybody asks or not, and when
 * it was asked for, 0 for never.
 */
@Singleton
class FeedMeasures {

    private static final Logger LOG = Logger.getLogger(FeedMeasures.class);

    private final FeedRepository repository;
    private final MeterRegistry meters;
    private final AtomicLong given;
    private final AtomicLong last;
    private final AtomicLong askedAt;

    FeedMeasures(FeedRepository repository, MeterRegistry meters) {
        this.repository = repository;
        this.meters = meters;
        this.given = meters.gauge("ecocredit.feed.given.position", new AtomicLong());
        this.last = meters.gauge("ecocredit.feed.last.position", new AtomicLong());
        this.askedAt = meters.gauge("ecocredit.feed.asked.timestamp.seconds", new AtomicLong());
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return repository
                .lastPosition()
                .invoke(this::ends)
                .onFailure()
                .invoke(failure -> LOG.debugf("the end of the feed is looked at later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** By the measures' own clock, which goes on evenly where the service's is moved. */
    void asked(long lastPosition) {
        askedAt.set(Duration.ofMillis(meters.config().clock().wallTime()).toSeconds());
        ends(lastPosition);
    }

    void given(long position) {
        given.accumulateAndGet(position, Math::max);
    }

    private void ends(long position) {
        last.accumulateAndGet(position, Math::max);
    }
}
