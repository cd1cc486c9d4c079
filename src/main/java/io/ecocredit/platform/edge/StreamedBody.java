package io.ecocredit.platform.edge;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * A body that is sent as it is read, byte for byte, no faster than the client takes it. Unlike a stream that a resource
 * returns, it stands in an ordinary answer, whose status and headers are decided first, and nothing is added between its parts.
 */
public record StreamedBody(Multi<Buffer> parts) {
    /** The media type of lines of JSON. */
    public static final String NDJSON = "application/x-ndjson";
}
