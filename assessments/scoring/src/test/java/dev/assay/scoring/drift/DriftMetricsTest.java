package dev.assay.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Integer> FIRST = List.of(1, 2, 3, 4, 7);
    private static final List<Integer> SECOND = List.of(3, 5, 6, 8, 9, 10);

    private static Evaluated samples(String id, List<?> x, List<?> y) {
        return Evaluated.metric(id).input("x", x).input("y", y);
    }

    private static Evaluated shares(String id, List<?> p, List<?> q) {
        return Evaluated.metric(id).input("p", p).input("q", q);
    }

    private static Evaluated psi(List<?> reference, List<?> current) {
        return Evaluated.metric("psi").input("reference", reference).input("current", current);
    }

    private static List<Double> numbers(IntStream numbers) {
        return numbers.asDoubleStream().boxed().toList();
    }

    @Test
    void theLargestDifferenceOfTwoSamplesIsFound() {
        Evaluated test = samples("ks_2samp", FIRST, SECOND);
        assertThat(test.number("statistic")).isCloseTo(.8 - 1.0 / 6, CLOSE);
        assertThat(test.number("pvalue_asymp")).isCloseTo(0.10281481481481472, CLOSE);
        assertThat(test.number("location")).isEqualTo(4);
        assertThat(test.number("sign")).isEqualTo(1);
        Evaluated turned = samples("ks_2samp", SECOND, FIRST);
        assertThat(turned.number("statistic")).isCloseTo(.8 - 1.0 / 6, CLOSE);
        assertThat(turned.number("location")).isEqualTo(4);
        assertThat(turned.number("sign")).isEqualTo(-1);
    }

    @Test
    void equalSamplesDoNotDiffer() {
        Evaluated test = samples("ks_2samp", FIRST, FIRST);
        assertThat(test.number("statistic")).isZero();
        assertThat(test.number("pvalue_asymp")).isEqualTo(1);
        assertThat(test.number("sign")).isEqualTo(1);
        assertThat(test.number("location")).isEqualTo(1);
        assertThat(samples("wasserstein_1d", FIRST, FIRST).number()).isZero();
        assertThat(samples("mann_whitney_u", FIRST, FIRST).number("U1")).isEqualTo(12.5);
        assertThat(samples("mann_whitney_u", FIRST, FIRST).number("pvalue")).isEqualTo(1);
    }

    @Test
    void theSmallestSamplesHaveAChanceOfTheirOwn() {
        assertThat(samples("ks_2samp", List.of(1), List.of(2)).number("pvalue_asymp"))
                .isNaN();
        assertThat(samples("ks_2samp", List.of(1, 2, 6), List.of(2, 3)).number("pvalue_asymp"))
                .isCloseTo(1, CLOSE);
        assertThat(samples("ks_2samp", List.of(4), List.of(1, 2, 5)).number("pvalue_asymp"))
                .isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void manyRowsAreTestedToo() {
        Random random = new Random(2);
        double[] x = random.doubles(200_000).toArray();
        double[] y = random.doubles(100_000, .01, 1.01).toArray();
        Evaluated test = Evaluated.metric("ks_2samp").input("x", x).input("y", y);
        assertThat(test.number("statistic")).isBetween(.008, .02);
        assertThat(test.number("pvalue_asymp")).isLessThan(.001);
    }

    @ParameterizedTest
    @CsvSource({
        "two-sided, true, 0.0672640751937606",
        "two-sided, false, 0.05468120473251771",
        "less, true, 0.0336320375968803",
        "less, false, 0.027340602366258855",
        "greater, true, 0.9779372152252037",
        "greater, false, 0.9726593976337411",
    })
    void ranksOfTwoSamplesAreTested(String alternative, boolean continuity, double p) {
        Evaluated test = samples("mann_whitney_u", FIRST, SECOND)
                .parameter("alternative", alternative)
                .parameter("continuity", continuity);
        assertThat(test.number("U1")).isEqualTo(4.5);
        assertThat(test.number("pvalue")).isCloseTo(p, CLOSE);
    }

    @Test
    void constantSamplesHaveAPValueByTheCorrectionOnly() {
        Evaluated test = samples("mann_whitney_u", List.of(1, 1), List.of(1, 1));
        assertThat(test.number("pvalue")).isEqualTo(1);
        assertThat(test.parameter("continuity", false).number("pvalue")).isNaN();
    }

    @Test
    void theDistanceOfAShiftIsTheShift() {
        assertThat(samples("wasserstein_1d", FIRST, SECOND).number()).isCloseTo(103.0 / 30, CLOSE);
        assertThat(samples("wasserstein_1d", SECOND, FIRST).number()).isCloseTo(103.0 / 30, CLOSE);
        assertThat(samples("wasserstein_1d", List.of(1, 5), List.of(3.5, 7.5)).number())
                .isCloseTo(2.5, CLOSE);
        assertThat(samples("wasserstein_1d", List.of(0), List.of(0, 0, 0, 8)).number())
                .isCloseTo(2, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ks_2samp", "mann_whitney_u", "wasserstein_1d"})
    void anEmptySampleIsRefused(String id) {
        samples(id, List.of(), FIRST).isRefused("The input x is empty.");
        samples(id, FIRST, List.of()).isRefused("The input y is empty.");
    }

    @Test
    void stabilityIsMeasuredOverTheDecilesOfTheReference() {
        List<Double> reference = numbers(IntStream.range(0, 100));
        assertThat(psi(reference, reference).number()).isZero();
        assertThat(psi(reference, numbers(IntStream.range(200, 300))).number())
                .isCloseTo((1 - .1) * Math.log(10) + 9 * (.1 - 1e-4) * Math.log(1000), CLOSE);
        assertThat(psi(reference, numbers(IntStream.range(-50, 50))).number())
                .isCloseTo(.5 * Math.log(6) + 5 * (.1 - 1e-4) * Math.log(1000), CLOSE);
        assertThat(psi(reference, numbers(IntStream.range(200, 300)))
                        .parameter("floor", .01)
                        .number())
                .isCloseTo(.9 * Math.log(10) + 9 * .09 * Math.log(10), CLOSE);
    }

    @Test
    void aValueOnAnEdgeBelongsToTheBinAboveButForTheRoundingOfNumPy() {
        List<Double> reference = numbers(IntStream.rangeClosed(0, 10));
        assertThat(psi(reference, List.of(-7.0)).number()).isCloseTo(stabilityOfOne(0), CLOSE);
        assertThat(psi(reference, List.of(1.0)).number()).isCloseTo(stabilityOfOne(1), CLOSE);
        assertThat(psi(reference, List.of(3.0)).number()).isCloseTo(stabilityOfOne(2), CLOSE);
        assertThat(psi(reference, List.of(3.5)).number()).isCloseTo(stabilityOfOne(3), CLOSE);
        assertThat(psi(reference, List.of(5.0)).number()).isCloseTo(stabilityOfOne(5), CLOSE);
        assertThat(psi(reference, List.of(99.0)).number()).isCloseTo(stabilityOfOne(9), CLOSE);
    }

    /** NumPy's deciles of 0 to 10 are those numbers, but 3, 6 and 7 come out a little too large for their own bin. */
    private static double stabilityOfOne(int bin) {
        double[] counts = {1, 1, 2, 0, 1, 2, 1, 0, 1, 2};
        double index = 0;
        for (int other = 0; other < counts.length; other++) {
            double before = Math.max(counts[other] / 11, 1e-4);
            double after = other == bin ? 1 : 1e-4;
            index += (after - before) * Math.log(after / before);
        }
        return index;
    }

    @Test
    void aConstantReferenceHasNoDeciles() {
        assertThat(psi(List.of(2, 2, 2), List.of(1, 3)).number()).isNaN();
        psi(List.of(), List.of(1)).isRefused("The input reference is empty.");
        psi(List.of(1), List.of()).isRefused("The input current is empty.");
    }

    @Test
    void distributionsDivergeByTheirShares() {
        Evaluated divergence = shares("kl_divergence", List.of(1, 1, 2), List.of(.5, .25, .25));
        assertThat(divergence.number()).isCloseTo(.25 * Math.log(.5) + .5 * Math.log(2), CLOSE);
        assertThat(shares("kl_divergence", List.of(1, 0), List.of(1, 1)).number())
                .isCloseTo(Math.log(2), CLOSE);
        assertThat(shares("kl_divergence", List.of(1, 1), List.of(1, 0)).number())
                .isInfinite();
        assertThat(shares("jensen_shannon_distance", List.of(1, 0), List.of(0, 7))
                        .number())
                .isCloseTo(1, CLOSE);
        assertThat(shares("jensen_shannon_distance", List.of(1, 1), List.of(1, 0))
                        .number())
                .isCloseTo(0.5579230452841438, CLOSE);
        assertThat(shares("jensen_shannon_distance", List.of(1, 3), List.of(.25, .75))
                        .number())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kl_divergence", "jensen_shannon_distance"})
    void sharesMustBeThereAndNotBelowZero(String id) {
        shares(id, List.of(1, -1), List.of(1, 1)).isRefused("Row 2 of p is negative.");
        shares(id, List.of(1, 1), List.of(-1, 1)).isRefused("Row 1 of q is negative.");
        shares(id, List.of(0, 0), List.of(1, 1)).isRefused("The input p has no share above zero.");
        shares(id, List.of(1, 1), List.of(0, 0)).isRefused("The input q has no share above zero.");
        shares(id, List.of(1), List.of(1, 1))
                .isRefused("The input q has another number of rows than the one it goes with.");
    }

    @ParameterizedTest
    @CsvSource({
        "nearest_rank, 0, 1",
        "nearest_rank, 25, 1",
        "nearest_rank, 26, 2",
        "nearest_rank, 50, 2",
        "nearest_rank, 99, 10",
        "nearest_rank, 100, 10",
        "linear, 0, 1",
        "linear, 50, 3",
        "linear, 90, 8.2",
        "linear, 100, 10",
    })
    void percentilesAreMeasuredOrBetweenMeasurements(String method, double percent, double expected) {
        Evaluated percentile = Evaluated.metric("percentile")
                .input("samples", List.of(4, 1, 10, 2))
                .parameter("method", method)
                .parameter("percent", percent);
        assertThat(percentile.number()).isCloseTo(expected, CLOSE);
        assertThat(percentile.under(2, 0, 1, 3))
                .isCloseTo(percentile.repeated(2, 0, 1, 3).number(), CLOSE);
        assertThat(percentile.under(2, 1, 0, 0))
                .isCloseTo(percentile.repeated(2, 1, 0, 0).number(), CLOSE);
        assertThat(percentile.under(0, 0, 0, 0)).isNaN();
    }

    @Test
    void throughputIsWorkByTime() {
        Evaluated throughput =
                Evaluated.metric("throughput").input("units", List.of(10, 20)).input("seconds", List.of(1, 4));
        assertThat(throughput.number()).isEqualTo(6);
        assertThat(throughput.under(2, 1)).isCloseTo(40.0 / 6, CLOSE);
        assertThat(throughput.input("seconds", List.of(0, 0)).number()).isNaN();
        throughput.input("seconds", List.of(1, -1)).isRefused("Row 2 of seconds is negative.");
        throughput
                .input("seconds", List.of(1))
                .isRefused("The input seconds has another number of rows than the one it goes with.");
        throughput.input("units", List.of(-1)).isRefused("Row 1 of units is negative.");
    }

    @Test
    void aNegativeLatencyIsRefused() {
        Evaluated.metric("percentile").input("samples", List.of(0, -1)).isRefused("Row 2 of samples is negative.");
        Evaluated.metric("percentile").input("samples", List.of()).isRefused("There are no rows.");
    }
}
