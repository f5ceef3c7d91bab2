package dev.assay.platform.attempt;

import io.micronaut.serde.annotation.Serdeable;

/**
 * An attempt with the token of its candidate.
 *
 * @param token told only here: it cannot be read back later
 */
@Serdeable
record CreatedAttempt(Attempt attempt, String token) {}
