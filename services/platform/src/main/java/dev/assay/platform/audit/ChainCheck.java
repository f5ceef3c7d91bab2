package dev.assay.platform.audit;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What verifying the chain of a company found.
 *
 * <p>It notices every change, loss and exchange of entries by somebody who does not write all later hashes and the head anew.
 * Whoever can write the whole database can do that, or cut the end off and set the head back: then only a head that was kept
 * elsewhere tells.
 *
 * @param organisationId whose chain
 * @param entries how many were found intact, from the first on
 * @param headSha256 hash of the last one: keep it elsewhere
 * @param broken the first thing that is wrong; null when nothing is
 */
@Serdeable
public record ChainCheck(
        String organisationId,
        long entries,
        String headSha256,
        @Nullable Broken broken) {

    /**
     * Where a chain breaks.
     *
     * @param sequence of the first entry that is wrong or missing
     * @param how in words
     */
    @Serdeable
    public record Broken(long sequence, String how) {}

    /** Whether nothing is wrong. */
    public boolean intact() {
        return broken == null;
    }
}
