package dev.assay.scoring.feedback;

/**
 * How many submissions are answered. What fails through no fault of the candidate's is not handed to the board and so
 * costs nothing.
 *
 * @param submissions at least one
 */
public record Quota(int submissions) {
    public Quota {
        if (submissions < 1) {
            throw new IllegalArgumentException("A quota allows at least one submission.");
        }
    }

    /** Whether a further submission is answered after so many. */
    public boolean allowsAfter(int used) {
        return used < submissions;
    }
}
