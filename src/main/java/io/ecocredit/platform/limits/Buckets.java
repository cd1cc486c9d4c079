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
import java.util.function.Predicate;

/** The requests that each client has left. Kept in this process alone: each copy of the service counts its own share. */
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
        return balance(quota, client, bucket -> bucket.tryConsume(1));
    }

    /** Counts a request that has been let in already, into debt if need be; empty where there is no limit. */
    Optional<QuotaBalance> charge(Quota quota, String client) {
        return balance(quota, client, bucket -> {
            bucket.consumeIgnoringRateLimits(1);
            return true;
        });
    }

    /** How a client stands without counting anything; empty where there is no limit. */
    Optional<QuotaBalance> look(Quota quota, String client) {
        return balance(quota, client, bucket -> bucket.getAvailableTokens() > 0);
    }

    private Optional<QuotaBalance> balance(Quota quota, String client, Predicate<Bucket> isAllowed) {
        Allowance allowance = limits.allowance(quota);
        if (allowance.isUnlimited()) {
            return Optional.empty();
        }
        Bucket bucket = buckets.get(new Key(quota, client), fresh -> allowance.bucket(time));
        return Optional.of(new QuotaBalance(allowance, isAllowed.test(bucket), bucket.getAvailableTokens()));
    }
}
