package dev.assay.platform.decision;

import org.jspecify.annotations.Nullable;

/** A decision to be recorded, checked. */
record NewDecision(
        String invitationId,
        Decision.Outcome outcome,
        String reason,
        @Nullable String feedback,
        boolean shareScore) {}
