package dev.assay.scoring.comparison;

import dev.assay.scoring.inference.BootstrapInterval;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The values of candidates on their rows and on bootstrap resamples that they share: in one resample every candidate is
 * scored on the same drawn rows, so that differences between candidates vary less than the candidates do. Source: Efron
 * and Tibshirani 1993, An Introduction to the Bootstrap, chapter 8. Immutable.
 */
public final class SharedResamples {
    /** Share of the resamples that may be undefined before a difference would mislead. */
    private static final double UNDEFINED_SHARE = .05;

    private final Direction direction;
    private final double[] observed;
    private final double[][] resampled;

    /**
     * Takes values.
     *
     * @param observed the value of each candidate on its rows, NaN where undefined
     * @param resampled for each candidate its value on every resample, NaN where undefined; kept, not copied
     */
    public SharedResamples(Direction direction, double[] observed, double[][] resampled) {
        if (resampled.length != observed.length) {
            throw new IllegalArgumentException("Every candidate needs an observed value and resampled ones.");
        }
        if (Arrays.stream(resampled).anyMatch(values -> values.length != resampled[0].length)) {
            throw new IllegalArgumentException("The candidates differ in the number of their resamples.");
        }
        this.direction = direction;
        this.observed = observed.clone();
        this.resampled = resampled.clone();
    }

    /** The number of candidates. */
    public int candidates() {
        return observed.length;
    }

    /** The number of resamples. */
    public int resamples() {
        return resampled.length == 0 ? 0 : resampled[0].length;
    }

    /** A candidate's value on the rows themselves. */
    public double observed(int candidate) {
        return observed[candidate];
    }

    /** By how much the first is better than the second: positive in either direction of the metric, NaN if undefined. */
    public double advantage(int first, int second) {
        double difference = observed[first] - observed[second];
        return (direction == Direction.HIGHER ? difference : -difference) + 0.0;
    }

    /** The advantage on each resample on which both are defined; empty where these are too few to be trusted. */
    double[] advantages(int first, int second) {
        double[] ofFirst = resampled[first];
        double[] ofSecond = resampled[second];
        double[] advantages = new double[ofFirst.length];
        int defined = 0;
        for (int resample = 0; resample < ofFirst.length; resample++) {
            double difference = ofFirst[resample] - ofSecond[resample];
            if (Double.isFinite(difference)) {
                advantages[defined++] = direction == Direction.HIGHER ? difference : -difference;
            }
        }
        boolean tooFew = advantages.length - defined > UNDEFINED_SHARE * advantages.length;
        return Arrays.copyOf(advantages, tooFew ? 0 : defined);
    }

    /**
     * The percentile interval of the first's value less the second's; undefined where too many resamples are.
     *
     * @param level between 0 and 1
     */
    public ConfidenceInterval differenceInterval(int first, int second, double level) {
        double[] advantages = advantages(first, second);
        if (advantages.length == 0) {
            return new ConfidenceInterval(Double.NaN, Double.NaN);
        }
        ConfidenceInterval interval = BootstrapInterval.percentile(advantages, level);
        return direction == Direction.HIGHER ? interval : new ConfidenceInterval(-interval.high(), -interval.low());
    }

    /**
     * For each candidate the share of resamples in which it is best. Candidates that are best together share the
     * resample evenly; one without a value comes last.
     */
    public double[] probabilitiesOfFirst() {
        double[] shares = new double[candidates()];
        for (int resample = 0; resample < resamples(); resample++) {
            double best = Double.NEGATIVE_INFINITY;
            int together = 0;
            for (int candidate = 0; candidate < shares.length; candidate++) {
                double merit = merit(candidate, resample);
                together = merit > best ? 1 : together + (merit == best ? 1 : 0);
                best = Math.max(best, merit);
            }
            for (int candidate = 0; candidate < shares.length; candidate++) {
                shares[candidate] += merit(candidate, resample) == best ? 1.0 / together : 0;
            }
        }
        return Arrays.stream(shares).map(share -> share / resamples()).toArray();
    }

    /** For each candidate the mean over the resamples of its rank, equal ones sharing the mean of theirs. */
    public double[] expectedRanks() {
        double[] ranks = new double[candidates()];
        Arrays.fill(ranks, 1);
        for (int first = 0; first < ranks.length; first++) {
            for (int second = first + 1; second < ranks.length; second++) {
                double below = shareBelow(first, second);
                ranks[first] += below;
                ranks[second] += 1 - below;
            }
        }
        return ranks;
    }

    /** The share of resamples in which the first is behind the second, a tie counting half. */
    private double shareBelow(int first, int second) {
        double twice = 0;
        for (int resample = 0; resample < resamples(); resample++) {
            double ofFirst = merit(first, resample);
            double ofSecond = merit(second, resample);
            twice += (ofFirst < ofSecond ? 1 : 0) + (ofFirst <= ofSecond ? 1 : 0);
        }
        return twice / (2 * resamples());
    }

    /** A value of which more is better, in both directions. */
    private double merit(int candidate, int resample) {
        double value = resampled[candidate][resample];
        if (Double.isNaN(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        return direction == Direction.HIGHER ? value : -value;
    }

    /** The candidates from the best observed value to the worst, those without one last; ties in the order given. */
    int[] bestFirst() {
        return IntStream.range(0, candidates())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        candidate -> direction == Direction.HIGHER ? -observed[candidate] : observed[candidate]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
