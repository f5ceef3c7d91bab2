package dev.assay.scoring.metric;

import org.jspecify.annotations.Nullable;

/** A statistic of the order that a score puts positive and negative rows in. Sorts when it is first asked. */
public abstract sealed class RankStatistic implements Statistic {
    private final double[] scores;
    private final boolean[] positive;
    private @Nullable RankedRows ranked;

    private RankStatistic(double[] scores, boolean[] positive) {
        this.scores = scores;
        this.positive = positive;
    }

    /** Finite numbers without negative zeros, one a row; not a copy. */
    public double[] scores() {
        return scores;
    }

    /** Whether a row is of the positive class; not a copy. */
    public boolean[] positive() {
        return positive;
    }

    synchronized RankedRows ranked() {
        if (ranked == null) {
            ranked = RankedRows.of(scores, positive);
        }
        return ranked;
    }

    /** The area under the ROC curve. */
    public static final class Area extends RankStatistic {
        /**
         * Of scores.
         *
         * @param scores finite, without negative zeros; kept, not copied
         * @param positive whether a row is of the positive class; kept, not copied
         */
        public Area(double[] scores, boolean[] positive) {
            super(scores, positive);
        }

        /** The same rows in ascending order of their scores. */
        public Area ascending() {
            return ranked().ascending();
        }

        @Override
        public double plain(int rows) {
            return new SplitScores(scores(), positive()).area();
        }

        @Override
        public double under(double[] weights) {
            return ranked().area(weights);
        }

        @Override
        public double drawn(byte[] counts) {
            return ranked().drawnArea(counts);
        }
    }

    /** Average precision. */
    public static final class AveragePrecision extends RankStatistic {
        /**
         * Of scores.
         *
         * @param scores finite, without negative zeros; kept, not copied
         * @param positive whether a row is of the positive class; kept, not copied
         */
        public AveragePrecision(double[] scores, boolean[] positive) {
            super(scores, positive);
        }

        @Override
        public double plain(int rows) {
            return new SplitScores(scores(), positive()).averagePrecision();
        }

        @Override
        public double under(double[] weights) {
            return ranked().averagePrecision(weights);
        }
    }
}
