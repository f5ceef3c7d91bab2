package dev.assay.platform.submission;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A submission with everything that only managers see.
 *
 * @param label how the manager calls the attempt
 * @param counts whether it uses up a part of the quota
 * @param current the grading that stands: the newest with an effect, or else the newest
 * @param gradings all of them, newest first
 */
@Serdeable
public record SubmissionView(
        String id,
        String attemptId,
        String label,
        String packVersionId,
        String packId,
        String version,
        String title,
        String fileName,
        String sha256,
        long bytes,
        Instant receivedAt,
        boolean counts,
        GradingView current,
        List<GradingView> gradings) {}
