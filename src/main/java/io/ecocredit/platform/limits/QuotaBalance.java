package io.ecocredit.platform.limits;

import io.vertx.core.http.HttpServerResponse;

/**
 * How a client stands after a request was counted.
 *
 * @param remaining requests left at once
 */
record QuotaBalance(Allowance allowance, boolean isAllowed, long remaining) {

    /** Seconds after which it is worth asking again; {@code t} of the field {@code RateLimit} too when nothing is left. */
    long secondsToNext() {
        return allowance.secondsUntil(1 - Math.min(0, remaining));
    }

    /**
     * Tells the client. {@code r} is what is left and {@code t} the seconds until all, or when nothing is left the next,
     * have come back (draft-ietf-httpapi-ratelimit-headers-10).
     */
    void tell(HttpServerResponse response) {
        long left = Math.max(0, remaining);
        long seconds = left == 0 ? secondsToNext() : allowance.secondsUntil(allowance.capacity() - left);
        response.putHeader("RateLimit-Policy", allowance.policyField());
        response.putHeader("RateLimit", "\"" + allowance.quota().policy() + "\";r=" + left + ";t=" + seconds);
        if (!isAllowed) {
            response.putHeader("Retry-After", Long.toString(secondsToNext()));
        }
    }
}
