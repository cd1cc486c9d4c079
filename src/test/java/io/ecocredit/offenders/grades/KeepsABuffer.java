package io.ecocredit.offenders.grades;

import io.vertx.core.buffer.Buffer;

/** Makes a buffer once for all, which a native image cannot hold. */
public final class KeepsABuffer {

    public static final Buffer HEADER = Buffer.buffer("code,name");

    private KeepsABuffer() {}
}
