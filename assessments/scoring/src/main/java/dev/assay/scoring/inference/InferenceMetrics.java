package dev.assay.scoring.inference;

import static dev.assay.scoring.metric.Input.number;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.numbers;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** Tests, intervals and corrections, as definitions over {@link InferenceInputs}. */
public final class InferenceMetrics {
    private static final Parameter CONFIDENCE = Parameter.number("confidence", 0.5, 0.999999, 0.95);
    private static final Parameter ALTERNATIVE = Parameter.choice("alternative", Alternative.class);

    private static final List<MetricDefinition> OF_PAIRS = List.of(
            test("wilcoxon_signed_rank", "Wilcoxon signed-rank test")
                    .formula("W⁺ = Σ rank|dᵢ| over dᵢ > 0, W⁻ likewise; z = (W⁺ − E W⁺) / √Var W⁺")
                    .conventions(
                            "The statistic is min(W⁺, W⁻) in the two-sided test and W⁺ else. Equal sizes share their mean"
                                    + " rank, and the variance is corrected for them. Zeros are left out (wilcox), ranked and then"
                                    + " left out with Cureton's variance (pratt), or shared by both sides (zsplit). The exact"
                                    + " distribution is that of distinct sizes; sums between whole numbers are rounded to the safe"
                                    + " side, and it knows no z.")
                    .reference("scipy 1.17.1 stats.wilcoxon; Wilcoxon 1945, Pratt 1959, Cureton 1967")
                    .undefinedWhen("all differences are zero, in the normal approximation")
                    .takes(numbers("d"))
                    .with(
                            Parameter.choice("zero_method", SignedRank.Zeros.class),
                            Parameter.choice("method", InferenceInputs.SignedRankMethod.class),
                            Parameter.flag("correction", false),
                            ALTERNATIVE)
                    .computed(InferenceInputs::signedRank),
            test("paired_t", "Paired t test")
                    .formula("t = mean(d) / √(var(d) / n), d = a − b, n − 1 degrees of freedom")
                    .conventions("Two-sided. Differences that are all equal and not zero have t = ±∞ and p = 0.")
                    .reference("scipy 1.17.1 stats.ttest_rel; Student 1908")
                    .undefinedWhen("there is one pair, or no pair differs")
                    .takes(numbers("a"), numbers("b"))
                    .computed(InferenceInputs::pairedT),
            test("welch_t", "Welch's t test")
                    .formula("t = (ā − b̄) / √(s²ₐ/n + s²ᵦ/m), degrees of freedom after Welch and Satterthwaite")
                    .conventions(
                            "Two-sided. Samples without spread have df = 1, and with different means t = ±∞ and p = 0.")
                    .reference("scipy 1.17.1 stats.ttest_ind(equal_var=False); Welch 1947")
                    .undefinedWhen("a sample has one value, or neither has any spread and the means are equal")
                    .takes(numbers("a"), numbers("b"))
                    .computed(InferenceInputs::welchT),
            test("mcnemar", "McNemar's test")
                    .formula(
                            "exact: 2 P(Bin(b + c, ½) ≤ min(b, c)), at most 1; else χ² = (|b − c| − correction)² / (b + c)")
                    .conventions(
                            "b and c are the counts off the diagonal. The exact statistic is min(b, c); without discordant"
                                    + " rows its p is 1. The correction is one also where b = c.")
                    .reference("statsmodels 0.15 contingency_tables.mcnemar; McNemar 1947, Edwards 1948")
                    .undefinedWhen("no row is discordant, in the χ² approximation")
                    .takes(numberRows("table"))
                    .with(Parameter.flag("exact", true), Parameter.flag("correction", true))
                    .computed(InferenceInputs::mcNemar),
            test("delong", "DeLong's test of two ROC areas")
                    .formula(
                            "z = (A₁ − A₂) / √(S₁₁ + S₂₂ − 2 S₁₂), S = cov(V₁₀)/m + cov(V₀₁)/n of the structural components")
                    .conventions(
                            "Equal scores count half. log10_p is the decimal logarithm of the two-sided p-value, exact"
                                    + " where p itself is below the least double.")
                    .reference("yandexdataschool/roc_comparison; DeLong et al. 1988, Sun and Xu 2014")
                    .undefinedWhen("a class has fewer than two rows, or the areas neither differ nor vary")
                    .takes(numbers("y_true"), numbers("score1"), numbers("score2"))
                    .computed(InferenceInputs::deLong));

    private static final List<MetricDefinition> OF_SHARES = List.of(
            test("fisher_exact", "Fisher's exact test")
                    .formula("p = Σ of the hypergeometric probabilities of tables no likelier than the one observed")
                    .conventions(
                            "The odds ratio is that of the sample, ad / bc, infinite where bc = 0. Tables as likely as the"
                                    + " observed one up to rounding count as extreme. A table with an empty row or column has p = 1"
                                    + " and no odds ratio.")
                    .reference("scipy 1.17.1 stats.fisher_exact; Fisher 1935")
                    .undefinedWhen("a row or a column is empty: the odds ratio has no value")
                    .takes(numberRows("table"))
                    .with(ALTERNATIVE)
                    .computed(InferenceInputs::fisherExact),
            test("two_proportion_z", "z test of two shares")
                    .formula("z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂)), p the share of both together")
                    .conventions(
                            "Unpooled: the variance is p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂. No correction for continuity.")
                    .reference("statsmodels 0.15 proportions_ztest")
                    .undefinedWhen("the variance is zero")
                    .takes(numbers("count"), numbers("nobs"))
                    .with(Parameter.flag("pooled", true), ALTERNATIVE)
                    .computed(InferenceInputs::twoProportions),
            test("impact_ratio", "Impact ratio (four-fifths rule)")
                    .higherIsBetter(0, 1)
                    .formula("min pᵢ / max pᵢ over the groups")
                    .conventions(
                            "A flag at four fifths must be decided in whole numbers, see Proportions.isBelowFourFifths.")
                    .reference("29 CFR 1607.4 D")
                    .undefinedWhen("nobody was selected from any group")
                    .takes(numbers("count"), numbers("nobs"))
                    .computed(InferenceInputs::impactRatio),
            test("proportion_ci", "Interval of a share")
                    .formula("wilson: (k + z²/2 ± z √(n p q + z²/4)) / (n + z²); others after Brown, Cai and DasGupta")
                    .conventions(
                            "Ends are held within 0 and 1. Clopper-Pearson ends at 0 for no count and at 1 for all; Jeffreys"
                                    + " keeps its equal tails there. The normal interval has no width there.")
                    .reference("statsmodels 0.15 proportion_confint; Wilson 1927, Brown, Cai and DasGupta 2001")
                    .takes(number("count"), number("nobs"))
                    .with(Parameter.choice("method", ProportionInterval.class), CONFIDENCE)
                    .computed(InferenceInputs::proportionInterval),
            test("newcombe_diff_ci", "Newcombe's interval of a difference of shares")
                    .formula("d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²) with Wilson's l and u")
                    .conventions("Independent samples. The difference is the first share minus the second.")
                    .reference(
                            "statsmodels 0.15 confint_proportions_2indep(method='newcomb'); Newcombe 1998, method 10")
                    .takes(numbers("count"), numbers("nobs"))
                    .with(CONFIDENCE)
                    .computed(InferenceInputs::newcombe));

    private static final List<MetricDefinition> OF_MANY = List.of(
            test("p_adjust", "Adjusted p-values")
                    .formula(
                            "holm: maxⱼ≤ᵢ min(1, (n − j + 1) p₍ⱼ₎); bonferroni: n p; fdr_bh: minⱼ≥ᵢ n p₍ⱼ₎ / j; hommel: closed Simes")
                    .conventions("In the order of the given p-values, none above 1.")
                    .reference("statsmodels 0.15 multipletests; Holm 1979, Benjamini and Hochberg 1995, Hommel 1988")
                    .takes(numbers("pvalues"))
                    .with(Parameter.choice("method", Adjustment.class))
                    .computed(InferenceInputs::adjusted),
            test("bootstrap_ci", "Bootstrap interval")
                    .formula(
                            "percentile: [q(α/2), q(1 − α/2)]; basic: 2θ̂ minus these; BCa: quantiles moved by bias z₀ and"
                                    + " acceleration a = Σ(θ̄ − θ₍ᵢ₎)³ / 6(Σ(θ̄ − θ₍ᵢ₎)²)^1.5")
                    .conventions(
                            "Over given values of the statistic on resamples. Resampled values equal to the observed one count"
                                    + " half in z₀. The standard error has the divisor B − 1.")
                    .reference("scipy 1.17.1 stats.bootstrap; Efron 1987, Efron and Tibshirani 1993")
                    .undefinedWhen(
                            "the method is BCa and the values with one row left out do not differ, or all resampled"
                                    + " values lie on one side of the observed one")
                    .takes(numbers("data"), numbers("distribution"))
                    .with(
                            Parameter.choice("method", InferenceInputs.BootstrapMethod.class),
                            Parameter.choice("statistic", SampleStatistic.class),
                            CONFIDENCE,
                            Parameter.convention("quantile", "linear (type 7)"))
                    .computed(InferenceInputs::bootstrap),
            test("power_n_two_sample_z", "Sample size of a two-sample z test")
                    .formula("n of each sample with Φ(δ − z) + Φ(−δ − z) = power, δ = d √(n/2), z the 1 − α/2 quantile")
                    .conventions("Two-sided with samples of one size, both tails counting. Not rounded; round up.")
                    .reference("statsmodels 0.15 NormalIndPower.solve_power; Cohen 1988")
                    .takes(number("effect_size"))
                    .with(Parameter.number("alpha", 1e-9, 0.5, 0.05), Parameter.number("power", 0.5, 0.999999999, 0.8))
                    .computed(InferenceInputs::sampleSize),
            test("ladder_parameter_free", "Ladder leaderboard")
                    .formula("Rₜ = [R(fₜ)] if R(fₜ) < Rₜ₋₁ − sd(lₜ − l_best)/√n, else Rₜ₋₁; [·] rounds to 1/n")
                    .conventions(
                            "The loss of a row is 1 for a wrong label and 0 else; R₀ = ∞ and the first best losses are 0."
                                    + " The standard deviation has the divisor n − 1.")
                    .reference("Blum and Hardt 2015, The Ladder, Algorithm 2")
                    .takes(numbers("y_true"), numberRows("submissions"))
                    .with(
                            Parameter.convention("loss", "0/1"),
                            Parameter.convention("round", "1/n"),
                            Parameter.convention("std", "ddof=1"),
                            Parameter.convention("first", "l0=0,R0=inf"))
                    .computed(InferenceInputs::ladder));

    /** All of the family. */
    public static final List<MetricDefinition> ALL =
            Stream.of(OF_PAIRS, OF_SHARES, OF_MANY).flatMap(List::stream).toList();

    private InferenceMetrics() {}

    private static Draft test(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.TESTS);
    }
}
