package dev.assay.scoring.inference;

import static dev.assay.scoring.metric.Inputs.sameLength;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Value;
import java.util.Locale;
import java.util.function.BiFunction;

/** Reads the inputs of the tests, checks what the tests take for granted, and names their outcomes. */
final class InferenceInputs {
    /** How the signed-rank test comes to its p-value. */
    enum SignedRankMethod {
        ASYMPTOTIC,
        EXACT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kinds of bootstrap intervals. */
    enum BootstrapMethod {
        BCA("BCa"),
        PERCENTILE("percentile"),
        BASIC("basic");

        private final String written;

        BootstrapMethod(String written) {
            this.written = written;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    private InferenceInputs() {}

    static Value signedRank(Inputs inputs, Arguments arguments) {
        SignedRank ranks = SignedRank.of(rows(inputs, "d"), arguments.choice("zero_method", SignedRank.Zeros.class));
        Alternative alternative = alternative(arguments);
        Value.Fields statistic = Value.named("statistic", ranks.statistic(alternative));
        return switch (arguments.choice("method", SignedRankMethod.class)) {
            case EXACT -> statistic.and("pvalue", ranks.exact(alternative));
            case ASYMPTOTIC -> {
                Significance test = ranks.asymptotic(arguments.flag("correction"), alternative);
                yield statistic.and("pvalue", test.pValue()).and("z", test.statistic());
            }
        };
    }

    static Value pairedT(Inputs inputs, Arguments arguments) {
        double[] first = rows(inputs, "a");
        double[] second = rows(inputs, "b");
        sameLength(first.length, second.length, "b");
        return named(TTest.paired(first, second));
    }

    static Value welchT(Inputs inputs, Arguments arguments) {
        return named(TTest.welch(rows(inputs, "a"), rows(inputs, "b")));
    }

    private static Value named(TTest test) {
        return Value.named("t", test.t()).and("pvalue", test.pValue()).and("df", test.degreesOfFreedom());
    }

    static Value mcNemar(Inputs inputs, Arguments arguments) {
        int[][] table = twoByTwo(inputs);
        Significance test = arguments.flag("exact")
                ? McNemar.exact(table[0][1], table[1][0])
                : McNemar.chiSquared(table[0][1], table[1][0], arguments.flag("correction"));
        return Value.of("statistic", test.statistic(), "pvalue", test.pValue());
    }

    static Value deLong(Inputs inputs, Arguments arguments) {
        double[] truth = rows(inputs, "y_true");
        double[] first = inputs.numbers("score1");
        double[] second = inputs.numbers("score2");
        sameLength(truth.length, first.length, "score1");
        sameLength(truth.length, second.length, "score2");
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] != 0 && truth[row] != 1) {
                throw new InvalidInputException(Inputs.row("y_true", row) + " is neither 0 nor 1.");
            }
        }
        DeLong areas = DeLong.of(truth, first, second);
        return Value.named("auc", Value.of(areas.areas()))
                .and("cov", Value.of(areas.covariance()))
                .and("z", areas.difference(0, 1).statistic())
                .and("log10_p", areas.logarithmOfPValue(0, 1));
    }

    static Value fisherExact(Inputs inputs, Arguments arguments) {
        Significance test = FisherExact.of(twoByTwo(inputs), alternative(arguments));
        return Value.of("odds_ratio", test.statistic(), "pvalue", test.pValue());
    }

    static Value twoProportions(Inputs inputs, Arguments arguments) {
        Significance test = ofGroups(
                inputs,
                true,
                (counts, totals) ->
                        Proportions.zTest(counts, totals, arguments.flag("pooled"), alternative(arguments)));
        return Value.of("z", test.statistic(), "pvalue", test.pValue());
    }

    static Value impactRatio(Inputs inputs, Arguments arguments) {
        return Value.of(ofGroups(inputs, false, Proportions::impactRatio));
    }

    static Value newcombe(Inputs inputs, Arguments arguments) {
        return ends(ofGroups(
                inputs,
                true,
                (counts, totals) -> Proportions.newcombe(counts, totals, arguments.number("confidence"))));
    }

    static Value proportionInterval(Inputs inputs, Arguments arguments) {
        int count = inputs.count("count");
        int total = inputs.count("nobs");
        if (total == 0) {
            throw new InvalidInputException("The input nobs is zero.");
        }
        if (count > total) {
            throw new InvalidInputException("The input count is greater than nobs.");
        }
        return ends(
                arguments.choice("method", ProportionInterval.class).of(count, total, arguments.number("confidence")));
    }

    static Value adjusted(Inputs inputs, Arguments arguments) {
        double[] pValues = rows(inputs, "pvalues");
        for (int row = 0; row < pValues.length; row++) {
            if (pValues[row] < 0 || pValues[row] > 1) {
                throw new InvalidInputException(Inputs.row("pvalues", row) + " is not from 0 to 1.");
            }
        }
        return Value.of(arguments.choice("method", Adjustment.class).adjusted(pValues));
    }

    static Value bootstrap(Inputs inputs, Arguments arguments) {
        double[] sample = rows(inputs, "data");
        double[] distribution = rows(inputs, "distribution");
        double confidence = arguments.number("confidence");
        SampleStatistic statistic = arguments.choice("statistic", SampleStatistic.class);
        ConfidenceInterval interval = switch (arguments.choice("method", BootstrapMethod.class)) {
            case PERCENTILE -> BootstrapInterval.percentile(distribution, confidence);
            case BASIC -> BootstrapInterval.basic(distribution, statistic.of(sample), confidence);
            case BCA -> bca(sample, distribution, statistic, confidence);
        };
        return Value.named("low", interval.low())
                .and("high", interval.high())
                .and("se", BootstrapInterval.standardError(distribution));
    }

    private static ConfidenceInterval bca(
            double[] sample, double[] distribution, SampleStatistic statistic, double confidence) {
        if (sample.length < 2) {
            throw new InvalidInputException("The input data needs at least two rows for a BCa interval.");
        }
        return BcaInterval.of(distribution, statistic.of(sample), statistic.jackknife(sample), confidence);
    }

    static Value sampleSize(Inputs inputs, Arguments arguments) {
        double effect = inputs.number("effect_size");
        if (effect == 0) {
            throw new InvalidInputException("The input effect_size is zero: no sample is large enough.");
        }
        return Value.of(SampleSize.ofEachForMeans(effect, arguments.number("alpha"), arguments.number("power")));
    }

    static Value ladder(Inputs inputs, Arguments arguments) {
        double[] truth = rows(inputs, "y_true");
        if (truth.length < 2) {
            throw new InvalidInputException("The input y_true needs at least two rows.");
        }
        double[][] submissions = inputs.matrix("submissions");
        double[] released = new double[submissions.length];
        Ladder ladder = Ladder.of(truth.length);
        for (int round = 0; round < submissions.length; round++) {
            sameLength(truth.length, submissions[round].length, "submissions");
            ladder = ladder.after(zeroOneLosses(truth, submissions[round]));
            released[round] = ladder.released();
        }
        return Value.of(released);
    }

    private static double[] zeroOneLosses(double[] truth, double[] predicted) {
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = truth[row] == predicted[row] ? 0 : 1;
        }
        return losses;
    }

    private static <T> T ofGroups(Inputs inputs, boolean two, BiFunction<int[], int[], T> formula) {
        int[] counts = inputs.counts("count");
        int[] totals = inputs.counts("nobs");
        sameLength(counts.length, totals.length, "nobs");
        if (two ? counts.length != 2 : counts.length < 2) {
            throw new InvalidInputException(
                    two ? "The input count must have two rows." : "The input count needs at least two rows.");
        }
        for (int row = 0; row < counts.length; row++) {
            if (totals[row] == 0) {
                throw new InvalidInputException(Inputs.row("nobs", row) + " is zero.");
            }
            if (counts[row] > totals[row]) {
                throw new InvalidInputException(Inputs.row("count", row) + " is greater than that of nobs.");
            }
        }
        return formula.apply(counts, totals);
    }

    private static int[][] twoByTwo(Inputs inputs) {
        int[][] table = inputs.countRows("table");
        if (table.length != 2 || table[0].length != 2) {
            throw new InvalidInputException("The input table must have two rows of two counts.");
        }
        return table;
    }

    private static double[] rows(Inputs inputs, String name) {
        double[] rows = inputs.numbers(name);
        if (rows.length == 0) {
            throw new InvalidInputException("The input %s has no rows.".formatted(name));
        }
        return rows;
    }

    private static Alternative alternative(Arguments arguments) {
        return arguments.choice("alternative", Alternative.class);
    }

    private static Value ends(ConfidenceInterval interval) {
        return Value.of(interval.low(), interval.high());
    }
}
