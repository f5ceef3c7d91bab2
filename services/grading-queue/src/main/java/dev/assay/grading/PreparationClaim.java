package dev.assay.grading;

/**
 * A published pack version that this worker is to prepare.
 *
 * @param pack what to prepare
 * @param attemptToken fences it, as in {@link GradingClaim}
 * @param tries how often it was claimed, this time included
 */
public record PreparationClaim(PackReference pack, long attemptToken, int tries) {}
