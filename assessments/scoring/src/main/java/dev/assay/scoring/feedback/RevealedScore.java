package dev.assay.scoring.feedback;

/** A private score that was revealed, with the decision to do so. */
public record RevealedScore(double value, Decision decision) {}
