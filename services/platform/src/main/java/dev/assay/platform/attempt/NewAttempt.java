package dev.assay.platform.attempt;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks for an attempt.
 *
 * @param packVersionId a version that is ready
 * @param label how the manager calls it; 1 to 200 characters
 */
@Serdeable
record NewAttempt(
        @NotBlank @Size(max = 36) String packVersionId,
        @NotBlank @Size(max = 200) String label) {}
