package dev.assay.platform.attempt;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * What one candidate is asked to do.
 *
 * @param id names it in every request
 * @param packVersionId what it is about; fixed for good
 * @param packId as in the manifest
 * @param version as in the manifest
 * @param title as in the manifest
 * @param label how the manager calls it
 */
@Serdeable
public record Attempt(
        String id,
        String packVersionId,
        String packId,
        String version,
        String title,
        String label,
        Instant createdAt) {}
