package dev.assay.scoring.metric;

/** What a metric's value is made of, which decides how it is resampled and what a change of one row costs. */
public enum Decomposition {
    /** A function of the weighted mean of a loss a row. */
    ROW_LOSS,
    /** A function of the counts of a confusion matrix. */
    CONFUSION_COUNTS,
    /** A function of the order of the rows. */
    RANKS,
    /** A function of sums over documents, queries or images. */
    CORPUS_SUMS,
    /** Nothing less than all rows together. */
    WHOLE
}
