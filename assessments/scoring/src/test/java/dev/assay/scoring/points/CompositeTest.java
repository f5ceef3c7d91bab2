package dev.assay.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.points.WeightSensitivity.ShareRange;
import dev.assay.scoring.points.WeightSensitivity.TornadoBar;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositeTest {
    @Test
    void theVarianceIsThatOfTheRowsWithCovarianceAndOfTheReviewers() {
        // Resamples of two perfectly correlated components with sd 4 and 2, and four reviewers with variance 100.
        double[] first = {54, 46, 54, 46};
        double[] second = {62, 58, 62, 58};
        double[] opposed = {58, 62, 58, 62};
        double variance = 4 / 3.0;

        // w'Σw = (.5 · 4 + .3 · 2)² = 6.76; reviewers .2² · 100/4 = 1.
        assertThat(score(first, second).standardError()).isCloseTo(Math.sqrt(6.76 * variance + 1), within(1e-12));
        // Against each other: (.5 · 4 - .3 · 2)² = 1.96.
        assertThat(score(first, opposed).standardError()).isCloseTo(Math.sqrt(1.96 * variance + 1), within(1e-12));
        assertThat(score(first, second).value()).isCloseTo(.5 * 50 + .3 * 60 + .2 * 80, within(1e-12));
        double margin = 1.959963984540054 * Math.sqrt(6.76 * variance + 1);
        assertThat(score(first, second).interval().low()).isCloseTo(59 - margin, within(1e-9));
        assertThat(score(first, second).interval().high()).isCloseTo(59 + margin, within(1e-9));
        assertThat(score(first, second).probabilityFirst()).isEqualTo(1);
    }

    @Test
    void whoIsFirstIsAsUncertainAsRowsAndReviewersTogether() {
        // Five points apart: noise of 3 by rows each and 4 by reviewers each is sqrt(50) on the difference: Φ(.707) =
        // .76.
        SplittableRandom random = new SplittableRandom(4);
        Weights weights = Weights.of(.5, .5);
        List<List<Component>> candidates = IntStream.of(70, 60)
                .mapToObj(score -> List.of(
                        Component.measured(
                                score,
                                IntStream.range(0, 4000)
                                        .mapToDouble(resample -> score + 6 * random.nextGaussian())
                                        .toArray()),
                        Component.rated(70, 64, 1)))
                .toList();

        List<CompositeScore> scores = new Composite(weights, candidates).scores(.95, 1);

        assertThat(scores.get(0).probabilityFirst()).isCloseTo(.76, within(.025));
        assertThat(scores.get(0).probabilityFirst() + scores.get(1).probabilityFirst())
                .isCloseTo(1, within(1e-12));
        assertThat(new Composite(weights, candidates).scores(.95, 1)).isEqualTo(scores);
        assertThat(new Composite(weights, candidates).scores(.95, 2)).isNotEqualTo(scores);
    }

    @Test
    void ratingsAloneMakeACompositeToo() {
        CompositeScore score = new Composite(Weights.of(1), List.of(List.of(Component.rated(70, 50, 2))))
                .scores(.95, 1)
                .getFirst();

        assertThat(score.standardError()).isCloseTo(5, within(1e-12));
        assertThat(score.probabilityFirst()).isEqualTo(1);
    }

    @Test
    void theFirstStaysFirstBetweenTheSharesAtWhichItIsOvertaken() {
        // Lead of the first is 20t - 10(1 - t): zero at a share of one third. The third is never near.
        WeightSensitivity sensitivity = fixed(Weights.of(.6, .4), new double[][] {{80, 50}, {60, 60}, {10, 10}});

        assertThat(sensitivity.first()).isZero();
        assertThat(sensitivity.firstStaysFirst(0).low()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(sensitivity.firstStaysFirst(0).high()).isEqualTo(1);
        assertThat(sensitivity.firstStaysFirst(1).low()).isZero();
        assertThat(sensitivity.firstStaysFirst(1).high()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void aCandidateBestInEverythingStaysFirstUnderAllWeights() {
        WeightSensitivity sensitivity = fixed(Weights.of(.6, .4), new double[][] {{60, 60}, {80, 70}});

        assertThat(sensitivity.first()).isEqualTo(1);
        assertThat(sensitivity.firstStaysFirst(0)).isEqualTo(new ShareRange(0, 1));
        assertThat(fixed(Weights.of(1), new double[][] {{60}, {60}}).first()).isZero();
        assertThat(fixed(Weights.of(1), new double[][] {{60}, {50}}).firstStaysFirst(0))
                .isEqualTo(new ShareRange(1, 1));
    }

    @Test
    void theTornadoMovesTenPercentagePointsEachWay() {
        WeightSensitivity sensitivity = fixed(Weights.of(.5, .45, .05), new double[][] {{80, 50, 0}, {70, 63, 0}});

        List<TornadoBar> bars = sensitivity.tornado(0);

        // Share .4 leaves .6 to the others at 9 : 1, .54 · 50 + .4 · 80; share .6 gives .36 · 50 + .6 · 80.
        TornadoBar ofFirst =
                bars.stream().filter(bar -> bar.component() == 0).findFirst().orElseThrow();
        assertThat(ofFirst.withLess()).isCloseTo(59, within(1e-9));
        assertThat(ofFirst.withMore()).isCloseTo(66, within(1e-9));
        assertThat(ofFirst.width()).isCloseTo(7, within(1e-9));
        assertThat(ofFirst.firstWithLess()).isEqualTo(1);
        assertThat(ofFirst.firstWithMore()).isZero();
        // The least component can lose five points only: 62.5 / .95, and .85 / .95 of that.
        TornadoBar ofLast =
                bars.stream().filter(bar -> bar.component() == 2).findFirst().orElseThrow();
        assertThat(ofLast.withLess()).isCloseTo(62.5 / .95, within(1e-9));
        assertThat(ofLast.withMore()).isCloseTo(62.5 / .95 * .85, within(1e-9));
        assertThat(bars).extracting(TornadoBar::component).containsExactly(2, 0, 1);
        assertThat(fixed(Weights.of(1), new double[][] {{60}}).tornado(0))
                .containsExactly(new TornadoBar(0, 60, 60, 0, 0));
    }

    @Test
    void weightsAreSharesOfOne() {
        Weights weights = Weights.of(.5, .3, .2);

        assertThat(weights.with(0, .75).share(1)).isCloseTo(.15, within(1e-12));
        assertThat(weights.with(0, .75).share(2)).isCloseTo(.10, within(1e-12));
        assertThat(Weights.of(1, 0, 0).with(0, .5).share(2)).isCloseTo(.25, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(.5, .4));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(1.5, -.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(Weights::of);
        assertThatIllegalArgumentException().isThrownBy(() -> weights.with(0, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(1).with(0, .5));
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        Component two = Component.measured(1, new double[2]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Composite(Weights.of(1), List.of(List.of(two, two))))
                .withMessage("Every candidate needs a component for each weight.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Composite(
                        Weights.of(1), List.of(List.of(two), List.of(Component.measured(1, new double[3])))))
                .withMessage("The components differ in the number of their resamples.");
        assertThatIllegalArgumentException().isThrownBy(() -> Component.rated(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Component.rated(1, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Composite(Weights.of(1), List.of()).sensitivity())
                .withMessage("There are no candidates.");
    }

    private static CompositeScore score(double[] first, double[] second) {
        return new Composite(
                        Weights.of(.5, .3, .2),
                        List.of(List.of(
                                Component.measured(50, first),
                                Component.measured(60, second),
                                Component.rated(80, 100, 4))))
                .scores(.95, 1)
                .getFirst();
    }

    private static WeightSensitivity fixed(Weights weights, double[][] scores) {
        return new Composite(
                        weights,
                        Arrays.stream(scores)
                                .map(row -> Arrays.stream(row)
                                        .mapToObj(score -> Component.rated(score, 0, 1))
                                        .toList())
                                .toList())
                .sensitivity();
    }
}
