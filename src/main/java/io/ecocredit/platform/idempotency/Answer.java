package io.ecocredit.platform.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to something that was done.
 *
 * @param location path of what came into being
 * @param version its version, for the answer's ETag
 * @param subject its number, for the audit trail, where the act could not name it beforehand
 * @param body written as JSON, once
 */
public record Answer(
        int status,
        @Nullable String location,
        @Nullable String version,
        @Nullable String subject,
        Object body) {

    public static Answer of(int status, Object body) {
        return new Answer(status, null, null, null, body);
    }

    /** Only the path is kept: a repetition may come by another name of the service. */
    public Answer at(URI address) {
        return new Answer(status, address.getRawPath(), version, subject, body);
    }

    public Answer withVersion(String ofBody) {
        return new Answer(status, location, ofBody, subject, body);
    }

    public Answer withVersion(long ofBody) {
        return withVersion(Long.toString(ofBody));
    }

    public Answer about(String number) {
        return new Answer(status, location, version, number, body);
    }
}
