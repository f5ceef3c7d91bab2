package dev.assay.pack.hidden;

/** A part of the hidden rows. */
public enum Split {
    /** Candidates see the score on these rows while they work. */
    PUBLIC,
    /** The score on these rows decides. */
    PRIVATE;

    /** As written in the labels' column {@code split}. */
    String word() {
        return switch (this) {
            case PUBLIC -> "public";
            case PRIVATE -> "private";
        };
    }
}
