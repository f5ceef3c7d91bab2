package dev.assay.scoring.agreement;

import static dev.assay.scoring.metric.Input.numberRows;

import dev.assay.scoring.agreement.IntraclassCorrelation.Form;
import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;

/** Coefficients of agreement between raters. */
public final class AgreementMetrics {
    private static final Parameter CONFIDENCE = Parameter.number("confidence", 0.5, 0.999999, 0.95);

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            coefficient("cohen_kappa_ci", "Cohen's kappa with its interval")
                    .formula("κ = 1 − Σ dᵢⱼ pᵢⱼ / Σ dᵢⱼ pᵢ. p.ⱼ, d = [i ≠ j], |i − j| or (i − j)²")
                    .conventions(
                            "Rows are the first rater's classes and columns the second's, in their order. std is for"
                                    + " intervals, std_null for the test against chance; the interval is κ ± z std and not cut"
                                    + " at 1.")
                    .reference(
                            "statsmodels 0.15 inter_rater.cohens_kappa; Cohen 1960 and 1968, Fleiss, Cohen and Everitt"
                                    + " 1969")
                    .undefinedWhen("there are no ratings, or both raters use one class only, the same")
                    .takes(numberRows("table"))
                    .with(Parameter.choice("weights", DisagreementWeights.class), CONFIDENCE)
                    .computed(AgreementMetrics::cohen),
            coefficient("fleiss_kappa", "Fleiss' kappa")
                    .formula("κ = (P̄ − P̄ₑ) / (1 − P̄ₑ), P̄ₑ = Σ p_c²")
                    .conventions("A row holds how many raters chose each class for a subject. Every subject has as many"
                            + " ratings.")
                    .reference("statsmodels 0.15 inter_rater.fleiss_kappa; Fleiss 1971")
                    .undefinedWhen("there are fewer than two raters, or all ratings are of one class")
                    .takes(numberRows("counts"))
                    .computed((inputs, arguments) -> ofNumber(MultiRaterKappa.fleiss(counts(inputs)))),
            coefficient("randolph_kappa", "Randolph's kappa")
                    .formula("κ = (P̄ − 1/K) / (1 − 1/K)")
                    .conventions(
                            "A row holds how many raters chose each class for a subject, with a column also for classes"
                                    + " that nobody chose. Every subject has as many ratings.")
                    .reference("statsmodels 0.15 inter_rater.fleiss_kappa(method='randolph'); Randolph 2005")
                    .undefinedWhen("there are fewer than two raters, or there is one class")
                    .takes(numberRows("counts"))
                    .computed((inputs, arguments) -> ofNumber(MultiRaterKappa.randolph(counts(inputs)))),
            coefficient("krippendorff_alpha", "Krippendorff's alpha")
                    .formula("α = 1 − Dₒ / Dₑ, mean squared differences δ² within units and between all ratings")
                    .conventions(
                            "A row holds a rater's ratings of all units, NaN where one is missing. Units with one rating"
                                    + " do not count. δ is [a ≠ b] (nominal), the difference of mean ranks (ordinal), a − b"
                                    + " (interval) or (a − b)/(a + b), 0 where a + b = 0 (ratio).")
                    .reference("fast-krippendorff 0.9.0; Krippendorff 2018, Content Analysis, chapter 12")
                    .undefinedWhen("all ratings that can be paired are equal while others differ; inputs without two"
                            + " different ratings or without a unit that has two are refused")
                    .takes(numberRows("ratings"))
                    .with(Parameter.choice("level", KrippendorffAlpha.Level.class))
                    .computed(AgreementMetrics::krippendorff),
            coefficient("icc", "Intraclass correlation")
                    .formula(
                            "1: (B − W)/(B + (k − 1)W); 2: (B − E)/(B + (k − 1)E + k(J − E)/n); 3: (B − E)/(B + (k − 1)E);"
                                    + " of the mean, 1k: (B − W)/B; 2k: (B − E)/(B + (J − E)/n); 3k: (B − E)/B")
                    .conventions(
                            "A row holds all ratings of a subject, a column those of a rater; nothing is missing. B, W, J"
                                    + " and E are the mean squares between subjects, within subjects, between raters and of the"
                                    + " rest. Intervals from F ratios, for 2 and 2k with Satterthwaite's degrees of freedom. Can"
                                    + " be negative.")
                    .reference("R psych 2.2.9 ICC; Shrout and Fleiss 1979, McGraw and Wong 1996")
                    .undefinedWhen("there are fewer than two subjects or raters, or the ratings do not vary")
                    .takes(numberRows("ratings"))
                    .with(Parameter.choice("form", Form.class), CONFIDENCE)
                    .computed(AgreementMetrics::intraclass));

    private AgreementMetrics() {}

    private static Draft coefficient(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.AGREEMENT).higherIsBetter(Double.NEGATIVE_INFINITY, 1);
    }

    private static Value cohen(Inputs inputs, Arguments arguments) {
        int[][] counts = inputs.countRows("table");
        if (counts.length == 0 || counts[0].length != counts.length) {
            throw new InvalidInputException("The input table must have as many columns as rows.");
        }
        double[][] table = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        Estimate<Kappa> kappa = Kappa.of(
                table, arguments.choice("weights", DisagreementWeights.class).of(table.length));
        double confidence = arguments.number("confidence");
        return Value.named("kappa", kappa.number(Kappa::value))
                .and("std", kappa.number(Kappa::standardError))
                .and("std_null", kappa.number(Kappa::nullStandardError))
                .and("low", kappa.number(estimated -> estimated.low(confidence)))
                .and("upp", kappa.number(estimated -> estimated.high(confidence)));
    }

    private static Value krippendorff(Inputs inputs, Arguments arguments) {
        double[][] ratings = inputs.matrixOrMissing("ratings");
        double[] given = Arrays.stream(ratings)
                .flatMapToDouble(Arrays::stream)
                .filter(rating -> !Double.isNaN(rating))
                .distinct()
                .toArray();
        if (given.length < 2) {
            throw new InvalidInputException("The input ratings needs at least two different ratings.");
        }
        if (noUnitHasTwo(ratings)) {
            throw new InvalidInputException("The input ratings has no unit with two ratings.");
        }
        return ofNumber(KrippendorffAlpha.of(ratings, arguments.choice("level", KrippendorffAlpha.Level.class)));
    }

    private static boolean noUnitHasTwo(double[][] ratings) {
        for (int unit = 0; unit < ratings[0].length; unit++) {
            int column = unit;
            if (Arrays.stream(ratings)
                            .filter(rater -> !Double.isNaN(rater[column]))
                            .count()
                    > 1) {
                return false;
            }
        }
        return true;
    }

    private static Value intraclass(Inputs inputs, Arguments arguments) {
        Estimate<IntraclassCorrelation> correlation = IntraclassCorrelation.of(
                inputs.matrix("ratings"), arguments.choice("form", Form.class), arguments.number("confidence"));
        return Value.named("icc", correlation.number(IntraclassCorrelation::value))
                .and("low", correlation.number(IntraclassCorrelation::low))
                .and("upp", correlation.number(IntraclassCorrelation::high));
    }

    private static int[][] counts(Inputs inputs) {
        int[][] counts = inputs.countRows("counts");
        if (counts.length == 0) {
            throw new InvalidInputException("The input counts has no rows.");
        }
        for (int row = 1; row < counts.length; row++) {
            if (Arrays.stream(counts[row]).asLongStream().sum()
                    != Arrays.stream(counts[0]).asLongStream().sum()) {
                throw new InvalidInputException(Inputs.row("counts", row) + " has another sum than the first.");
            }
        }
        return counts;
    }

    private static Value ofNumber(Estimate<Double> estimate) {
        return Value.of(estimate.number(Double::doubleValue));
    }
}
