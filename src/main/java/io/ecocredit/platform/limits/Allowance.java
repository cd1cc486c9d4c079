package io.ecocredit.platform.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A quota with its numbers.
 *
 * @param capacity requests at once; 0 is without limit
 * @param perMinute requests that come back each minute
 */
record Allowance(Quota quota, long capacity, long perMinute) {

    Allowance {
        if (capacity < 0 || (capacity > 0 && perMinute < 1)) {
            throw new IllegalArgumentException("ecocredit.limits." + quota.policy()
                    + " needs a capacity of 0 (without limit) or more and, with a limit, per-minute of 1 or more");
        }
    }

    /** What one of so many copies of the service gives of it; never nothing, since nothing is without limit. */
    Allowance among(int copies) {
        return new Allowance(quota, Math.ceilDiv(capacity, copies), Math.ceilDiv(perMinute, copies));
    }

    boolean isUnlimited() {
        return capacity == 0;
    }

    Bucket bucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Seconds until so many requests have come back, at least one. */
    long secondsUntil(long requests) {
        return Math.max(1, Math.ceilDiv(requests * Duration.ofMinutes(1).toSeconds(), perMinute));
    }

    /** The field {@code RateLimit-Policy}: as many requests in as many seconds as the bucket needs to fill. */
    String policyField() {
        return "\"" + quota.policy() + "\";q=" + capacity + ";w=" + secondsUntil(capacity);
    }
}
