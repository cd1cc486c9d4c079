package io.ecocredit.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that is kept in evidence, without its content.
 *
 * @param size in bytes
 * @param sha256 of the content, in lower-case hexadecimal
 */
public record EvidenceFile(
        UUID evidenceId, String fileName, String mediaType, long size, String sha256, Instant uploadedAt) {}
