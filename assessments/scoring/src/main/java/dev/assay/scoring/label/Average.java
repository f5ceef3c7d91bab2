package dev.assay.scoring.label;

import java.util.Locale;

/** How the ratios of the labels are put together. */
enum Average {
    /** Mean over the labels. */
    MACRO,
    /** Counts of all labels together. */
    MICRO,
    /** Mean over the labels, weighted by their true rows. */
    WEIGHTED,
    /** The positive one of at most two labels alone. */
    BINARY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
