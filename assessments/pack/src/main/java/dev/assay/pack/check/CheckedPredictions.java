package dev.assay.pack.check;

import dev.assay.scoring.Predictions;
import java.util.Optional;

/**
 * What the pack's own submissions predicted for all hidden rows, in the order of the truth.
 *
 * @param baseline of the simple submission
 * @param reference of the good submission
 * @param attack of the submission that looks labels up in the raw data, where the pack has one
 */
public record CheckedPredictions(Predictions baseline, Predictions reference, Optional<Predictions> attack) {}
