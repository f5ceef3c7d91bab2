package dev.assay.scoring.resampling;

import dev.assay.scoring.inference.BcaInterval;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.inference.DeLong;
import dev.assay.scoring.inference.ProportionInterval;
import dev.assay.scoring.metric.RankStatistic;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** How far the value of a statistic may be from that on all rows there could be. */
public sealed interface Uncertainty {
    /**
     * An interval around the value.
     *
     * @param method how it was made, for people and provenance
     */
    record Known(double lower, double upper, String method) implements Uncertainty {}

    /**
     * There is none.
     *
     * @param reason a part of a sentence without any value of the data
     */
    record Unknown(String reason) implements Uncertainty {}

    /**
     * The interval that covers best for the kind of statistic: on the log odds with the variance of DeLong and Student's
     * quantile for the area under the ROC curve, Wilson's for a share of rows, else bias-corrected and accelerated up to {@value Choice#FEW}
     * units and percentile beyond.
     *
     * @param observed value of the statistic on the rows
     */
    static Uncertainty of(Statistic statistic, double observed, Resampling resampling, BootstrapSettings settings) {
        if (!Double.isFinite(observed)) {
            return new Unknown("the metric has no value on these rows");
        }
        Optional<Known> closed = resampling.hasGroups()
                ? Optional.empty()
                : switch (statistic) {
                    case RankStatistic.Area area -> Choice.ofArea(area, observed, settings.level());
                    case WeightedMean mean -> Choice.ofShare(mean, resampling.rows(), settings.level());
                    default -> Optional.empty();
                };
        return closed.isPresent() ? closed.get() : Choice.ofResamples(statistic, observed, resampling, settings);
    }

    /**
     * The percentile interval of values that were computed elsewhere on {@link Bootstrap#draws}.
     *
     * @param values one a resample; not finite where there is none
     */
    static Uncertainty ofValues(double[] values, Resampling resampling, double level) {
        double[] defined = Bootstrap.defined(values);
        return Choice.whyNot(defined, values.length)
                .<Uncertainty>map(Unknown::new)
                .orElseGet(() -> Choice.percentile(defined, level, Choice.how(values.length, resampling.method())));
    }

    /** The cases. */
    final class Choice {
        static final int FEW = 2000;

        /** Share of the resamples that may be undefined before an interval would mislead. */
        private static final double UNDEFINED_SHARE = .05;

        private Choice() {}

        private static Optional<Known> ofArea(RankStatistic.Area area, double observed, double level) {
            if (observed == 0 || observed == 1) {
                return Optional.of(atBound(area, observed, level));
            }
            ConfidenceInterval interval =
                    DeLong.of(labels(area.positive()), area.scores()).studentLogitInterval(0, level);
            return interval.isDefined()
                    ? Optional.of(new Known(interval.low(), interval.high(), "DeLong on the log odds"))
                    : Optional.empty();
        }

        /**
         * An observed area of one means that all m disjoint pairs of a positive and a negative row are in order, m being
         * the size of the smaller class; with an area of A that has a probability of A^m at the most.
         */
        private static Known atBound(RankStatistic.Area area, double observed, double level) {
            double positives = Arrays.stream(labels(area.positive())).sum();
            double pairs = Math.min(positives, area.positive().length - positives);
            double bound = Math.pow((1 - level) / 2, 1 / pairs);
            String method = "exact for disjoint pairs of rows";
            return observed == 1 ? new Known(bound, 1, method) : new Known(0, 1 - bound, method);
        }

        private static double[] labels(boolean... positive) {
            double[] labels = new double[positive.length];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = positive[row] ? 1 : 0;
            }
            return labels;
        }

        private static Optional<Known> ofShare(WeightedMean mean, int rows, double level) {
            OptionalInt ones = mean.ones();
            if (ones.isEmpty()) {
                return Optional.empty();
            }
            ConfidenceInterval interval = ProportionInterval.WILSON.of(ones.getAsInt(), rows, level);
            return Optional.of(new Known(interval.low(), interval.high(), "Wilson"));
        }

        private static Uncertainty ofResamples(
                Statistic statistic, double observed, Resampling resampling, BootstrapSettings settings) {
            double[] defined = Bootstrap.defined(Bootstrap.values(statistic, resampling, settings));
            Optional<String> whyNot = whyNot(defined, settings.resamples());
            if (whyNot.isPresent()) {
                return new Unknown(whyNot.get());
            }
            String how = how(settings.resamples(), Bootstrap.method(statistic, resampling));
            if (resampling.units() <= FEW && resampling.units() > 1) {
                double[] jackknife = Bootstrap.defined(Bootstrap.jackknife(statistic, resampling));
                ConfidenceInterval corrected = BcaInterval.of(defined, observed, jackknife, settings.level());
                if (corrected.isDefined() && corrected.low() <= corrected.high()) {
                    return new Known(corrected.low(), corrected.high(), "BCa bootstrap, " + how);
                }
            }
            return percentile(defined, settings.level(), how);
        }

        /** Why the values of resamples would mislead. */
        private static Optional<String> whyNot(double[] defined, int resamples) {
            int undefined = resamples - defined.length;
            if (undefined > UNDEFINED_SHARE * resamples) {
                return Optional.of("the metric is undefined on %d of %d resamples".formatted(undefined, resamples));
            }
            return defined[0] == defined[defined.length - 1]
                    ? Optional.of("every resample gives the same value, which shows nothing of how uncertain it is")
                    : Optional.empty();
        }

        private static String how(int resamples, String method) {
            return "%d resamples, %s".formatted(resamples, method);
        }

        private static Known percentile(double[] defined, double level, String how) {
            double tail = (1 - level) / 2;
            return new Known(
                    Bootstrap.quantile(defined, tail),
                    Bootstrap.quantile(defined, 1 - tail),
                    "percentile bootstrap, " + how);
        }
    }
}
