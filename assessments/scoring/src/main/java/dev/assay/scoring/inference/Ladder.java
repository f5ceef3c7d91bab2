package dev.assay.scoring.inference;

/**
 * The Ladder: a leaderboard that says something new only when a submission is clearly better than the best before, so
 * that it cannot be climbed by reading its answers. Source: Blum and Hardt 2015, arXiv 1502.04585, Algorithm 2,
 * which has no parameter. Immutable; the first value released is infinite.
 */
public final class Ladder {
    private final double released;
    private final double[] bestLosses;

    private Ladder(double released, double[] bestLosses) {
        this.released = released;
        this.bestLosses = bestLosses;
    }

    /**
     * A board without submissions.
     *
     * @param rows at least two
     */
    public static Ladder of(int rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("A ladder needs at least two rows.");
        }
        return new Ladder(Double.POSITIVE_INFINITY, new double[rows]);
    }

    /**
     * A board taken up again from its state.
     *
     * @param released as {@link #released}
     * @param bestLosses as {@link #bestLosses}
     */
    public static Ladder resumed(double released, double[] bestLosses) {
        return new Ladder(released, bestLosses.clone());
    }

    /** The losses of the submission that what is shown comes from, zeros before the first. */
    public double[] bestLosses() {
        return bestLosses.clone();
    }

    /** The loss shown for the best submission so far. */
    public double released() {
        return released;
    }

    /**
     * The board after a submission under Algorithm 2: shown is its mean loss, rounded to one over the number of rows,
     * if that undercuts the loss shown by more than the standard error of the difference to the best losses. One that
     * only repairs a row undercuts it by exactly that, so that the order of these operations, the reference's, decides.
     *
     * @param losses one for each row
     */
    public Ladder after(double[] losses) {
        double spread = Math.sqrt(Moments.variance(Moments.differences(losses, bestLosses)));
        double loss = Moments.mean(losses);
        return loss < released - spread / Math.sqrt(losses.length)
                ? new Ladder(Math.rint(loss * losses.length) / losses.length, losses.clone())
                : this;
    }
}
