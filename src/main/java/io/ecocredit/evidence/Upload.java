package io.ecocredit.evidence;

import io.vertx.core.buffer.Buffer;

/**
 * A file that passed every look at itself, and has not been scanned.
 *
 * @param mediaType that was declared and found
 * @param sha256 of the content, in lower-case hexadecimal
 */
public record Upload(String fileName, String mediaType, String sha256, Buffer content) {}
