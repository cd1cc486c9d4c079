package io.ecocredit.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** The requests that each client has left. Kept in this process alone: each copy of the service counts its own share. */
@Singleton
final class Buckets {

    private final Limits limits;
    private final Cache<Key, Bucket> buckets;
    private final TimeMeter time;

    @Inject
    Buckets(Limits limits) {
        this(limits, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param time that goes by; the clock of the house can be moved, which gives and takes nothing here */
    Buckets(Limits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
        buckets = Caffeine.newBuilder().maximumSize(limits.clients()).build();
    }

    private record Key(Quota quota, String client) {}

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
