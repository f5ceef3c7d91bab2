package dev.assay.scoring.drift;

import static dev.assay.scoring.metric.Decomposition.RANKS;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.weights;
import static dev.assay.scoring.metric.Parameter.choice;
import static dev.assay.scoring.metric.Parameter.convention;
import static dev.assay.scoring.metric.Parameter.flag;
import static dev.assay.scoring.metric.Parameter.number;

import dev.assay.scoring.metric.Decomposition;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.Value;
import java.util.List;

/** Distances of samples and distributions, and latencies. */
public final class DriftMetrics {
    private static final String ANY_SIZE = "The samples need not be as large as one another; an empty one is rejected.";

    private static final String MASS =
            "Each side is divided by its sum; a negative share and a side without any are" + " rejected.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            described("ks_2samp", "Kolmogorov–Smirnov test of two samples")
                    .takes(numbers("x"), numbers("y"))
                    .madeOf(RANKS)
                    .formula("D = max |F(t) − G(t)|; p = P(Dₘ ≥ D), m = nₓ nᵧ / (nₓ + nᵧ) rounded half to even")
                    .conventions(ANY_SIZE + " The location is the least value where the difference is largest, one of x"
                            + " before one of y; the sign is 1 where F, of x, is above, also where both sides are as"
                            + " far. Gives statistic, pvalue_asymp, location, sign.")
                    .reference("SciPy 1.17.1 stats.ks_2samp, asymptotic; Simard and L'Ecuyer 2011, Journal of"
                            + " Statistical Software 39(11)")
                    .undefinedWhen("each sample has a single value: then there is no p-value")
                    .with(convention("method", "asymp"))
                    .computed((inputs, arguments) -> KolmogorovSmirnov.of(sample(inputs, "x"), sample(inputs, "y"))),
            described("mann_whitney_u", "Mann–Whitney U test")
                    .takes(numbers("x"), numbers("y"))
                    .madeOf(RANKS)
                    .formula("U₁ = Σ ranks of x − nₓ(nₓ + 1)/2; z = (U − nₓnᵧ/2 − ½) / √(nₓnᵧ/12 (n + 1 − Σ (t³ −"
                            + " t)/(n(n − 1))))")
                    .conventions(ANY_SIZE + " Ties have their mean rank and lower the variance. Two-sided: U is the"
                            + " larger of U₁ and U₂ = nₓnᵧ − U₁ and p = min(1, 2 P(Z ≥ z)). Gives U1, pvalue.")
                    .reference("SciPy 1.17.1 stats.mannwhitneyu; Mann and Whitney 1947, Annals of Mathematical"
                            + " Statistics 18(1)")
                    .undefinedWhen("all values are equal and there is no continuity correction")
                    .with(
                            convention("method", "asymptotic"),
                            flag("continuity", true),
                            choice("alternative", MannWhitney.Alternative.class))
                    .computed((inputs, arguments) -> MannWhitney.of(sample(inputs, "x"), sample(inputs, "y"))
                            .test(
                                    arguments.choice("alternative", MannWhitney.Alternative.class),
                                    arguments.flag("continuity"))),
            distance("wasserstein_1d", "Wasserstein distance", Double.POSITIVE_INFINITY)
                    .takes(numbers("x"), numbers("y"))
                    .formula("∫ |F(t) − G(t)| dt")
                    .conventions(ANY_SIZE + " Also named earth mover's distance, of order 1.")
                    .reference("SciPy 1.17.1 stats.wasserstein_distance; Vallender 1974, Theory of Probability and Its"
                            + " Applications 18(4)")
                    .computed((inputs, arguments) ->
                            Value.of(Wasserstein.distance(sample(inputs, "x"), sample(inputs, "y")))),
            distance("psi", "Population stability index", Double.POSITIVE_INFINITY)
                    .takes(numbers("reference"), numbers("current"))
                    .formula("Σ (qᵢ − pᵢ) ln(qᵢ/pᵢ) over bins, p of the reference, q of the current sample")
                    .conventions(
                            ANY_SIZE + " Bins lie between the different deciles of the reference, the first and the"
                                    + " last without end, each with its lower edge. A share below the floor counts as the"
                                    + " floor.")
                    .reference("Formula; Siddiqi 2006, Credit Risk Scorecards")
                    .undefinedWhen("the reference is constant")
                    .with(
                            convention(
                                    "bins",
                                    "deciles of reference (numpy linear quantile, unique), outer edges infinite,"
                                            + " [lo,hi) last closed"),
                            number("floor", 1e-12, .1, 1e-4))
                    .computed((inputs, arguments) -> Value.of(StabilityIndex.of(
                            sample(inputs, "reference"), sample(inputs, "current"), arguments.number("floor")))),
            distance("jensen_shannon_distance", "Jensen–Shannon distance", 1)
                    .takes(numbers("p"), numbers("q"))
                    .formula("√(½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)), m = (p + q)/2")
                    .conventions(MASS + " 0 · log 0 is 0.")
                    .reference("SciPy 1.17.1 spatial.distance.jensenshannon; Endres and Schindelin 2003, IEEE"
                            + " Transactions on Information Theory 49(7)")
                    .with(convention("base", 2))
                    .computed((inputs, arguments) -> Value.of(
                            Divergence.of(NumberPairs.of(inputs, "p", "q")).jensenShannon())),
            distance("kl_divergence", "Kullback–Leibler divergence", Double.POSITIVE_INFINITY)
                    .takes(numbers("p"), numbers("q"))
                    .formula("Σ p ln(p/q)")
                    .conventions(MASS + " 0 · ln 0 is 0; infinite where p has mass and q has none.")
                    .reference("SciPy 1.17.1 stats.entropy; Kullback and Leibler 1951, Annals of Mathematical"
                            + " Statistics 22(1)")
                    .computed((inputs, arguments) -> Value.of(
                            Divergence.of(NumberPairs.of(inputs, "p", "q")).kullbackLeibler())),
            distance("percentile", "Percentile, of latencies mostly", Double.POSITIVE_INFINITY)
                    .takes(numbers("samples"))
                    .madeOf(RANKS)
                    .formula("nearest_rank: the value at place ⌈p n / 100⌉ of the sorted ones; linear: between the"
                            + " values around place 1 + p (n − 1)/100")
                    .conventions(
                            "nearest_rank gives a value that was measured, the least one at p = 0. A negative value"
                                    + " is rejected. In a resample a value drawn twice is two values.")
                    .reference("NumPy 2.4 percentile, methods inverted_cdf and linear; Hyndman and Fan 1996,"
                            + " definitions 1 and 7")
                    .undefinedWhen("no row has any weight")
                    .with(number("percent", 0, 100, 95), choice("method", Percentile.Method.class))
                    .overRows((inputs, arguments) -> {
                        Percentile sorted = new Percentile(durations(inputs, "samples"));
                        Percentile.Method method = arguments.choice("method", Percentile.Method.class);
                        double percent = arguments.number("percent");
                        return new BoundRows(sorted.rows(), weights -> sorted.at(percent, method, weights));
                    }),
            described("throughput", "Throughput")
                    .higherIsBetter(0, Double.POSITIVE_INFINITY)
                    .madeOf(Decomposition.CORPUS_SUMS)
                    .takes(numbers("units"), numbers("seconds"), weights())
                    .formula("Σ w units / Σ w seconds")
                    .conventions("A row is one measured batch. A negative value is rejected.")
                    .reference("Formula")
                    .undefinedWhen("no time was measured")
                    .overRows((inputs, arguments) -> throughput(inputs)));

    private DriftMetrics() {}

    private static Draft described(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.DRIFT);
    }

    private static Draft distance(String id, String name, double most) {
        return described(id, name).lowerIsBetter(0, most);
    }

    private static double[] sample(Inputs inputs, String name) {
        double[] sample = inputs.numbers(name);
        if (sample.length == 0) {
            throw new InvalidInputException("The input %s is empty.".formatted(name));
        }
        return sample;
    }

    private static double[] durations(Inputs inputs, String name) {
        double[] durations = inputs.numbers(name);
        for (int row = 0; row < durations.length; row++) {
            if (durations[row] < 0) {
                throw new InvalidInputException(Inputs.row(name, row) + " is negative.");
            }
        }
        return durations;
    }

    private static BoundRows throughput(Inputs inputs) {
        double[] units = durations(inputs, "units");
        double[] seconds = durations(inputs, "seconds");
        Inputs.sameLength(units.length, seconds.length, "seconds");
        return new BoundRows(units.length, weights -> {
            double done = 0;
            double taken = 0;
            for (int row = 0; row < units.length; row++) {
                done += weights[row] * units[row];
                taken += weights[row] * seconds[row];
            }
            return taken == 0 ? Double.NaN : done / taken;
        });
    }
}
