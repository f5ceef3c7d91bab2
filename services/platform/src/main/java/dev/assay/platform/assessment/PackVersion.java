package dev.assay.platform.assessment;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a pack.
 *
 * @param id names it in every request
 * @param packId as in its manifest
 * @param version as in its manifest
 * @param title as in its manifest
 * @param state PUBLISHED while it is being prepared, then READY or FAILED
 * @param failure why it failed, or why preparing it is being tried again
 * @param failureOwner ASSESSMENT when the pack is at fault, PLATFORM when we are
 * @param sha256 digest of its files, equal for equal files however they were packed
 * @param archiveSha256 digest of the archive that was sent
 * @param archiveBytes size of that archive
 */
@Serdeable
public record PackVersion(
        String id,
        String packId,
        String version,
        String title,
        String state,
        @Nullable String failure,
        @Nullable String failureOwner,
        String sha256,
        String archiveSha256,
        long archiveBytes,
        Instant publishedAt,
        @Nullable Instant preparedAt) {

    /** Whether candidates may attempt it. */
    public boolean isReady() {
        return state.equals("READY");
    }
}
