package dev.assay.platform.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company as the one that runs the installation sees it: nothing of its people but their number.
 *
 * @param setUpAt null while it waits for its first owner
 * @param people how many accounts it has
 * @param invited address that its first owner was invited at; empty when no link works
 */
public record CompanyRow(
        String id, String name, boolean host, @Nullable Instant setUpAt, int people, String invited) {}
