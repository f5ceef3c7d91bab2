package dev.assay.platform.submission;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * Says what arrived, once it is stored for good.
 *
 * @param submissionId names it in every request
 * @param attemptId whose it is
 * @param fileName as it was sent, without what does not belong in a name
 * @param sha256 of the archive, lower-case hex
 * @param bytes size of the archive
 * @param receivedAt when the last byte was stored
 */
@Serdeable
public record Receipt(
        String submissionId, String attemptId, String fileName, String sha256, long bytes, Instant receivedAt) {}
