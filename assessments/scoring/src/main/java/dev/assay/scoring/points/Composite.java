package dev.assay.scoring.points;

import dev.assay.scoring.comparison.SharedResamples;
import dev.assay.scoring.inference.BootstrapInterval;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.inference.Normal;
import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The weighted sum of points and ratings of candidates. The variance of a sum over the resamples is w'Σw, so that Σ is
 * never formed. Reviewers are held to err independently of the rows and of each other; severity that they share must be
 * adjusted for before. Immutable.
 */
public final class Composite {
    private final Weights weights;
    private final List<List<Component>> candidates;
    private final int resamples;

    /**
     * Takes candidates.
     *
     * @param candidates for each of them a component for each weight, in their order
     */
    public Composite(Weights weights, List<List<Component>> candidates) {
        if (candidates.stream().anyMatch(components -> components.size() != weights.components())) {
            throw new IllegalArgumentException("Every candidate needs a component for each weight.");
        }
        int[] lengths = candidates.stream()
                .flatMap(List::stream)
                .mapToInt(Component::resamples)
                .filter(length -> length > 0)
                .distinct()
                .toArray();
        if (lengths.length > 1) {
            throw new IllegalArgumentException("The components differ in the number of their resamples.");
        }
        this.weights = weights;
        this.candidates = candidates.stream().map(List::copyOf).toList();
        this.resamples = lengths.length == 0 ? 1000 : lengths[0];
    }

    /**
     * The composite of each candidate, in their order.
     *
     * @param level of the intervals, between 0 and 1
     * @param seed of the reviewers' errors drawn to see who might be first
     */
    public List<CompositeScore> scores(double level, long seed) {
        double[] values = values();
        double[][] onRows =
                IntStream.range(0, values.length).mapToObj(this::onResamples).toArray(double[][]::new);
        double[] first = new SharedResamples(Direction.HIGHER, values, reviewed(onRows, seed)).probabilitiesOfFirst();
        double z = Normal.twoSidedQuantile(level);
        return IntStream.range(0, values.length)
                .mapToObj(candidate -> {
                    double error = Math.hypot(
                            BootstrapInterval.standardError(onRows[candidate]), Math.sqrt(reviewerVariance(candidate)));
                    double value = values[candidate];
                    return new CompositeScore(
                            value,
                            error,
                            new ConfidenceInterval(value - z * error, value + z * error),
                            first[candidate]);
                })
                .toList();
    }

    /** What the choice of weights does to the order of the candidates. */
    public WeightSensitivity sensitivity() {
        return new WeightSensitivity(
                weights,
                candidates.stream()
                        .map(components -> components.stream()
                                .mapToDouble(Component::score)
                                .toArray())
                        .toArray(double[][]::new));
    }

    private double[] values() {
        return candidates.stream()
                .mapToDouble(
                        components -> weights.of(index -> components.get(index).score()))
                .toArray();
    }

    private double[] onResamples(int candidate) {
        List<Component> components = candidates.get(candidate);
        return IntStream.range(0, resamples)
                .mapToDouble(
                        resample -> weights.of(index -> components.get(index).on(resample)))
                .toArray();
    }

    private double reviewerVariance(int candidate) {
        List<Component> components = candidates.get(candidate);
        return weights.of(index -> weights.share(index) * components.get(index).reviewerVariance());
    }

    /** The composites on the resamples with reviewers' errors added. */
    private double[][] reviewed(double[][] onRows, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[][] reviewed = new double[onRows.length][];
        for (int candidate = 0; candidate < onRows.length; candidate++) {
            double deviation = Math.sqrt(reviewerVariance(candidate));
            reviewed[candidate] = onRows[candidate];
            if (deviation > 0) {
                ContinuousDistribution.Sampler errors =
                        NormalDistribution.of(0, deviation).createSampler(random);
                reviewed[candidate] = Arrays.stream(onRows[candidate])
                        .map(value -> value + errors.sample())
                        .toArray();
            }
        }
        return reviewed;
    }
}
