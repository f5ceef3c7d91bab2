package dev.assay.scoring.multilabel;

import java.util.Locale;

/** How the values of labels or rows are put together. */
enum Average {
    /** Mean over the labels. */
    MACRO,
    /** All labels of all rows together. */
    MICRO,
    /** Mean over the labels, weighted by the rows that have them. */
    WEIGHTED,
    /** Mean over the rows. */
    SAMPLES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
