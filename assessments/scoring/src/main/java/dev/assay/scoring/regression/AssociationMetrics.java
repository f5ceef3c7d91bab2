package dev.assay.scoring.regression;

import static dev.assay.scoring.metric.Decomposition.RANKS;
import static dev.assay.scoring.metric.Decomposition.WHOLE;
import static dev.assay.scoring.metric.Input.numbers;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import java.util.Arrays;
import java.util.List;

/** How two columns of numbers go together. In a resample a row drawn twice is two rows. */
final class AssociationMetrics {
    private static final String CONSTANT = "a column is constant or has a single row";

    static final List<MetricDefinition> ALL = List.of(
            association("pearson", "Pearson correlation")
                    .formula("Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)")
                    .conventions("A single row is rejected. Held within −1 to 1 against rounding.")
                    .reference("SciPy 1.17.1 stats.pearsonr")
                    .overRows((inputs, arguments) -> pearson(inputs)),
            association("spearman", "Spearman rank correlation")
                    .madeOf(RANKS)
                    .formula("the Pearson correlation of the ranks")
                    .conventions("Ties have the mean of their ranks.")
                    .reference("SciPy 1.17.1 stats.spearmanr; Spearman 1904, American Journal of Psychology 15(1)")
                    .overRows((inputs, arguments) -> spearman(inputs)),
            association("kendall_tau_b", "Kendall's τ-b")
                    .madeOf(RANKS)
                    .formula("(C − D) / √((N − Tₓ)(N − Tᵧ)): concordant and discordant pairs, all pairs N = n(n − 1)/2,"
                            + " pairs tied in x and in y")
                    .conventions("A pair tied in either column is neither concordant nor discordant. n log n: Knight"
                            + " 1966, Journal of the American Statistical Association 61.")
                    .reference("SciPy 1.17.1 stats.kendalltau; Kendall 1945, Biometrika 33(3)")
                    .overRows((inputs, arguments) -> {
                        KendallTau tau = KendallTau.of(columns(inputs));
                        return new BoundRows(tau.rows(), tau::b);
                    }),
            association("kendall_tau_c", "Stuart's τ-c")
                    .madeOf(RANKS)
                    .formula("2 (C − D) / (n² (m − 1)/m), m the smaller number of different values")
                    .conventions("A pair tied in either column is neither concordant nor discordant.")
                    .reference("SciPy 1.17.1 stats.kendalltau, variant c; Stuart 1953, Biometrika 40(1)")
                    .overRows((inputs, arguments) -> {
                        KendallTau tau = KendallTau.of(columns(inputs));
                        return new BoundRows(tau.rows(), tau::c);
                    }),
            association("concordance_correlation", "Concordance correlation")
                    .formula("2 Σ (x − x̄)(y − ȳ) / (Σ (x − x̄)² + Σ (y − ȳ)² + n (x̄ − ȳ)²)")
                    .conventions("Moments with the divisor n; 0 when one column is constant and the other is not.")
                    .reference("Formula; Lin 1989, Biometrics 45(1)")
                    .undefinedWhen("both columns are constant and equal")
                    .overRows((inputs, arguments) -> concordance(inputs)));

    private AssociationMetrics() {}

    private static Draft association(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.REGRESSION)
                .higherIsBetter(-1, 1)
                .madeOf(WHOLE)
                .undefinedWhen(CONSTANT)
                .takes(numbers("x"), numbers("y"));
    }

    private static NumberPairs columns(Inputs inputs) {
        return NumberPairs.of(inputs, "x", "y");
    }

    private static BoundRows pearson(Inputs inputs) {
        NumberPairs pairs = columns(inputs);
        if (pairs.rows() == 1) {
            throw new InvalidInputException("A correlation needs two rows.");
        }
        double[] x = standardised(pairs.firsts());
        double[] y = standardised(pairs.seconds());
        return new BoundRows(pairs.rows(), weights -> Moments.correlation(x, y, weights));
    }

    /** Deviations from the mean as shares of the largest, whose squares neither overflow nor all vanish. */
    private static double[] standardised(double[] values) {
        double[] once = new double[values.length];
        Arrays.fill(once, 1);
        double mean = Moments.mean(values, once);
        double largest =
                Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElse(0);
        return Arrays.stream(values)
                .map(value -> largest == 0 ? 0 : (value - mean) / largest)
                .toArray();
    }

    private static BoundRows spearman(Inputs inputs) {
        NumberPairs pairs = columns(inputs);
        MeanRanks x = new MeanRanks(pairs.firsts());
        MeanRanks y = new MeanRanks(pairs.seconds());
        return new BoundRows(pairs.rows(), weights -> Moments.correlation(x.under(weights), y.under(weights), weights));
    }

    private static BoundRows concordance(Inputs inputs) {
        NumberPairs pairs = columns(inputs);
        double[] x = pairs.firsts();
        double[] y = pairs.seconds();
        return new BoundRows(pairs.rows(), weights -> {
            double xMean = Moments.mean(x, weights);
            double yMean = Moments.mean(y, weights);
            double spread = Moments.products(x, xMean, x, xMean, weights)
                    + Moments.products(y, yMean, y, yMean, weights)
                    + Arrays.stream(weights).sum() * (xMean - yMean) * (xMean - yMean);
            return 2 * Moments.products(x, xMean, y, yMean, weights) / spread;
        });
    }
}
