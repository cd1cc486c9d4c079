package io.ecocredit.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The requests that each client has left. Kept in this process alone: each copy of the service counts for itself. */
@Singleton
final class Buckets {

    private final Limits limits;
    private final Cache<Key, Bucket> buckets;
    private final TimeMeter time;

    Buckets(Limits limits, Clock clock) {
        this.limits = limits;
        buckets = Caffeine.newBuilder().maximumSize(limits.clients()).build();
        time = new ClockTime(clock);
    }

    private record Key(Quota quota, String client) {}

    /** Time as the house's clock tells it, so that tests and demonstrations can move it. */
    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Counts a request if it is still allowed; empty where there is no limit. */
    Optional<QuotaBalance> take(Quota quota, String client) {
        return bucket(quota, client).map(bucket -> {
            boolean taken = bucket.tryConsume(1);
            return new QuotaBalance(limits.allowance(quota), taken, bucket.getAvailableTokens());
        });
    }

    /** Counts a request that has been let in already, into debt if need be; empty where there is no limit. */
    Optional<QuotaBalance> charge(Quota quota, String client) {
        return bucket(quota, client).map(bucket -> {
            bucket.consumeIgnoringRateLimits(1);
            return new QuotaBalance(limits.allowance(quota), true, bucket.getAvailableTokens());
        });
    }

    /** How a client stands without counting anything; empty where there is no limit. */
    Optional<QuotaBalance> look(Quota quota, String client) {
        return bucket(quota, client).map(bucket -> {
            long left = bucket.getAvailableTokens();
            return new QuotaBalance(limits.allowance(quota), left > 0, left);
        });
    }

    private Optional<Bucket> bucket(Quota quota, String client) {
        Allowance allowance = limits.allowance(quota);
        return allowance.isUnlimited()
                ? Optional.empty()
                : Optional.of(buckets.get(new Key(quota, client), fresh -> allowance.bucket(time)));
    }
}
