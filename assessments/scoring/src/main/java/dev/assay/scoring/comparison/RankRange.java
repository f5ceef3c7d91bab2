package dev.assay.scoring.comparison;

/**
 * The ranks that a candidate may hold as far as the rows can tell: from 1 + those told to be better, to all but those told
 * to be worse.
 */
public record RankRange(int best, int worst) {
    public RankRange {
        if (best < 1 || worst < best) {
            throw new IllegalArgumentException("A range of ranks starts at one or more and does not end before.");
        }
    }

    /** As 3 or 3–7. */
    @Override
    public String toString() {
        return best == worst ? Integer.toString(best) : best + "–" + worst;
    }
}
