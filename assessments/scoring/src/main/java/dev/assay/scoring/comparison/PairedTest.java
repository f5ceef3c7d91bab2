package dev.assay.scoring.comparison;

import dev.assay.scoring.inference.Alternative;
import dev.assay.scoring.inference.BootstrapInterval;
import dev.assay.scoring.inference.DeLong;
import dev.assay.scoring.inference.McNemar;
import dev.assay.scoring.inference.SignedRank;
import java.util.Arrays;

/** How it is decided whether two candidates, scored on the same rows, differ by more than chance. */
public sealed interface PairedTest {
    /** The number of candidates it knows. */
    int candidates();

    /** Compares two candidates; the p-value is two-sided and NaN where the test has none. */
    Evidence between(int first, int second);

    /**
     * What a test found.
     *
     * @param pValue chance of a difference at least as large where there is none
     * @param advantage of the first in whatever the test compares: only its sign says something
     */
    record Evidence(double pValue, double advantage) {}

    /**
     * For any metric: how rarely the difference on a resample falls to the other side of zero. From B resamples a count
     * cannot tell p-values below 2/(B + 1) apart, and Holm's correction over 1,225 pairs would never accept that one;
     * where fewer than ten resamples lie on the other side the tail is therefore taken from the normal distribution with
     * the resamples' standard error, at most the p-value of ten. Source: Davison and Hinkley 1997, Bootstrap Methods and
     * their Application, 4.2 and 5.2.
     */
    record OnResamples(SharedResamples values) implements PairedTest {
        private static final int COUNTABLE = 10;

        /** A smaller spread, as a share of the difference, is rounding: a constant difference has no tail to continue. */
        private static final double ROUNDING = 1e-9;

        @Override
        public int candidates() {
            return values.candidates();
        }

        @Override
        public Evidence between(int first, int second) {
            double advantage = values.advantage(first, second);
            double[] advantages = values.advantages(first, second);
            if (Double.isNaN(advantage) || advantages.length == 0) {
                return new Evidence(Double.NaN, Double.NaN);
            }
            return new Evidence(advantage == 0 ? 1 : pValue(advantage, advantages), advantage);
        }

        private static double pValue(double advantage, double[] advantages) {
            long beyond = Arrays.stream(advantages)
                    .filter(value -> value * Math.signum(advantage) <= 0)
                    .count();
            double standardError = BootstrapInterval.standardError(advantages);
            if (beyond >= COUNTABLE || !(standardError > ROUNDING * Math.abs(advantage))) {
                return counted(beyond, advantages.length);
            }
            double inTheTail = Alternative.TWO_SIDED.ofNormal(advantage / standardError);
            return Math.min(inTheTail, counted(COUNTABLE, advantages.length));
        }

        private static double counted(long beyond, int resamples) {
            return Math.min(1, 2 * (beyond + 1.0) / (resamples + 1.0));
        }
    }

    /**
     * For areas under the ROC curve, from the covariance of their estimates. Areas of which neither varies have no
     * p-value when they are equal and a p-value of zero when they are not.
     *
     * @param areas of all candidates
     */
    record OfAreas(DeLong areas) implements PairedTest {
        /** Truth is 1 or 0 a row; for each candidate there is a score a row. */
        public static OfAreas of(double[] truth, double[][] scores) {
            return new OfAreas(DeLong.of(truth, scores));
        }

        @Override
        public int candidates() {
            return areas.areas().length;
        }

        @Override
        public Evidence between(int first, int second) {
            double[] values = areas.areas();
            return new Evidence(areas.difference(first, second).pValue(), values[first] - values[second]);
        }
    }

    /** For accuracy: the exact test of McNemar on the rows that exactly one of the two has right. */
    final class OfAccuracies implements PairedTest {
        private final boolean[][] right;

        /**
         * Takes what is right.
         *
         * @param right for each candidate whether it has each row right; kept, not copied
         */
        public OfAccuracies(boolean[][] right) {
            PairedRows.requireEqual(Arrays.stream(right).mapToInt(rows -> rows.length));
            this.right = right.clone();
        }

        @Override
        public int candidates() {
            return right.length;
        }

        @Override
        public Evidence between(int first, int second) {
            int onlyFirst = 0;
            int onlySecond = 0;
            for (int row = 0; row < right[first].length; row++) {
                onlyFirst += right[first][row] && !right[second][row] ? 1 : 0;
                onlySecond += right[second][row] && !right[first][row] ? 1 : 0;
            }
            return new Evidence(McNemar.exact(onlyFirst, onlySecond).pValue(), (double) onlyFirst - onlySecond);
        }
    }

    /**
     * For metrics that are a mean of a loss a row: the signed-rank test of Wilcoxon on the differences of the losses,
     * rows without a difference left out. Exact up to 50 differences of different sizes, as scipy chooses, else in normal
     * approximation.
     */
    final class OfLosses implements PairedTest {
        private static final int MOST_EXACT = 50;

        private final double[][] losses;

        /**
         * Takes losses, of which less is better.
         *
         * @param losses for each candidate one a row; kept, not copied
         */
        public OfLosses(double[][] losses) {
            PairedRows.requireEqual(Arrays.stream(losses).mapToInt(rows -> rows.length));
            this.losses = losses.clone();
        }

        @Override
        public int candidates() {
            return losses.length;
        }

        @Override
        public Evidence between(int first, int second) {
            double[] differences = PairedRows.differences(losses[first], losses[second]);
            SignedRank ranks = SignedRank.of(differences, SignedRank.Zeros.WILCOX);
            if (ranks.count() == 0) {
                return new Evidence(1, 0);
            }
            boolean exact = ranks.count() <= MOST_EXACT
                    && ranks.count() == differences.length
                    && PairedRows.haveDistinctSizes(differences);
            double pValue = exact
                    ? ranks.exact(Alternative.TWO_SIDED)
                    : ranks.asymptotic(false, Alternative.TWO_SIDED).pValue();
            return new Evidence(pValue, ranks.negative() - ranks.positive());
        }
    }
}
