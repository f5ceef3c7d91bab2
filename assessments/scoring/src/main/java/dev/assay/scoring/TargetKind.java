package dev.assay.scoring;

/** What is predicted for a row. */
public enum TargetKind {
    /** The probability of the positive one of two classes; the truth is 0 or 1. */
    PROBABILITY,
    /** One class of a fixed list. */
    CLASS,
    /** Any finite number. */
    NUMBER
}
