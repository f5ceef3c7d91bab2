package dev.assay.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.inference.ConfidenceInterval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {
    private static final Scale LINEAR = new Scale.Linear();

    @ParameterizedTest
    @CsvSource({
        // Log odds are 0, ln 9 and ln 99; ln 9 / ln 99 = .4781648.
        "0.5, 0.99, 0.9, 47.81648",
        "0.9, 0.99, 0.9, 0",
        "0.9, 0.99, 1, 100",
        "0.9, 0.99, 0, 0",
        // And downwards.
        "0.9, 0.5, 0.75, 50",
    })
    void logOddsStretchTheEnds(double baseline, double target, double value, double points) {
        assertThat(new Anchors(new Scale.Logit(), baseline, target).points(value))
                .isCloseTo(points, within(1e-5));
    }

    @Test
    void halvingTheErrorIsWorthTheSameFromAnywhere() {
        Anchors accuracy = new Anchors(new Scale.ErrorRatio(1), .84, .99);
        assertThat(accuracy.points(.92)).isCloseTo(25, within(1e-9));
        assertThat(accuracy.points(.96)).isCloseTo(50, within(1e-9));
        assertThat(accuracy.points(.98)).isCloseTo(75, within(1e-9));
        assertThat(accuracy.points(1)).isEqualTo(100);

        Anchors error = new Anchors(new Scale.ErrorRatio(0), 8, 2);
        assertThat(error.points(4)).isCloseTo(50, within(1e-9));
        assertThat(error.points(16)).isZero();
        assertThat(error.points(0)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 0.60, 0.80, 0",
        "0.80, 0.60, 0.80, 100",
        "0.65, 0.50, 1.00, 30",
        "0.10, 0.60, 0.80, 0",
        "0.99, 0.60, 0.80, 100",
        "2, 4, 0, 50",
        "5, 4, 0, 0",
        "-1, 4, 0, 100"
    })
    void pointsGrowFromBaselineToTargetInEitherDirection(double value, double baseline, double target, double points) {
        assertThat(Anchors.linear(baseline, target).points(value)).isCloseTo(points, within(1e-9));
    }

    @Test
    void whatHasNoValueHasNoPoints() {
        assertThat(Anchors.linear(4, 0).points(Double.NaN)).isNaN();
    }

    @Test
    void anchorsMustBeDifferentPlacesOnTheirScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchors(LINEAR, .5, .5))
                .withMessage("Baseline and target must differ.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchors(new Scale.Logit(), .5, 1))
                .withMessage("Baseline and target must be finite on their scale.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchors(new Scale.Logit(), 0, .5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchors(new Scale.Logit(), .5, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchors(LINEAR, Double.NaN, .5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Logit().of(-.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale.ErrorRatio(Double.NaN));
    }

    @Test
    void theEndsOfAnIntervalTurnRoundWithTheMetric() {
        assertThat(new Anchors(LINEAR, 4, 0).points(new ConfidenceInterval(1, 3)))
                .isEqualTo(new ConfidenceInterval(25, 75));
        assertThat(new Anchors(LINEAR, 0, 4).points(new ConfidenceInterval(1, 5)))
                .isEqualTo(new ConfidenceInterval(25, 100));
    }

    @Test
    void whatValueAndAnchorsOweToTheSameRowsIsNoUncertaintyOfThePoints() {
        double[] rows = noise(.02);
        JointResamples together = new JointResamples(around(.7, rows), around(.6, rows), around(.8, rows));
        JointResamples valueAlone =
                new JointResamples(around(.7, rows), around(.6, new double[1000]), around(.8, new double[1000]));
        Anchors anchors = new Anchors(LINEAR, .6, .8);

        assertThat(together.points(anchors, .95).low()).isCloseTo(50, within(1e-9));
        assertThat(together.points(anchors, .95).high()).isCloseTo(50, within(1e-9));
        // 1.96 · .02 / .2 = 19.6 points to either side.
        assertThat(valueAlone.points(anchors, .95).low()).isCloseTo(30.4, within(2.5));
        assertThat(valueAlone.points(anchors, .95).high()).isCloseTo(69.6, within(2.5));
    }

    @Test
    void resamplesWithoutPointsTakeTheIntervalAway() {
        double[] baselines = new double[100];
        double[] targets = new double[100];
        Arrays.fill(targets, 1);
        Arrays.fill(targets, 0, 5, -1);
        double[] values = IntStream.range(0, 100).mapToDouble(index -> .5).toArray();
        Anchors anchors = new Anchors(LINEAR, 0, 1);

        assertThat(new JointResamples(values, baselines, targets).points(anchors, .9))
                .isEqualTo(new ConfidenceInterval(50, 50));
        targets[5] = Double.NaN;
        assertThat(new JointResamples(values, baselines, targets)
                        .points(anchors, .9)
                        .isDefined())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JointResamples(values, baselines, new double[99]))
                .withMessage("Value, baseline and target must be on the same resamples.");
        assertThatIllegalArgumentException().isThrownBy(() -> new JointResamples(values, new double[99], targets));
    }

    @Test
    void pointsAreRefusedWhereTheAnchorsAreWithinFourStandardErrors() {
        double[] rows = noise(.01);
        double error = new JointResamples(rows, new double[1000], rows).standardErrorOfDistance(LINEAR);
        assertThat(error).isBetween(.0095, .0105);

        assertThat(anchored(.5, .5 + 3.9 * error, rows))
                .isInstanceOfSatisfying(AnchoredPoints.Refused.class, refused -> {
                    assertThat(refused.distance()).isCloseTo(3.9 * error, within(1e-12));
                    assertThat(refused.standardError()).isCloseTo(error, within(1e-12));
                });
        assertThat(anchored(.5, .5 - 3.9 * error, rows)).isInstanceOf(AnchoredPoints.Refused.class);
        assertThat(anchored(.5, .5 - 4.1 * error, rows)).isInstanceOf(AnchoredPoints.Published.class);
        assertThat(anchored(.5, .7, rows)).isInstanceOfSatisfying(AnchoredPoints.Published.class, published -> {
            assertThat(published.points()).isCloseTo(50, within(1e-9));
            assertThat(published.interval().low()).isLessThan(50);
            assertThat(published.interval().high()).isGreaterThan(50);
        });
    }

    @Test
    void pointsAreRefusedWhereTheDistanceCannotBeEstimatedAndUndefinedWithoutAValue() {
        double[] baselines = around(.5, new double[1000]);
        double[] targets = around(.9, noise(.01));
        Anchors anchors = new Anchors(new Scale.Logit(), .5, .9);

        assertThat(AnchoredPoints.of(Double.NaN, anchors, new JointResamples(targets, baselines, targets), .95))
                .isEqualTo(new AnchoredPoints.Undefined());
        double[] withCeiling = targets.clone();
        withCeiling[0] = 1;
        assertThat(AnchoredPoints.of(.7, anchors, new JointResamples(targets, baselines, withCeiling), .95))
                .isInstanceOf(AnchoredPoints.Refused.class);
    }

    /** Points of a value in the middle, the target alone varying. */
    private static AnchoredPoints anchored(double baseline, double target, double[] rows) {
        double value = (baseline + target) / 2;
        return AnchoredPoints.of(
                value,
                new Anchors(LINEAR, baseline, target),
                new JointResamples(
                        around(value, new double[1000]), around(baseline, new double[1000]), around(target, rows)),
                .95);
    }

    private static double[] noise(double standardError) {
        SplittableRandom random = new SplittableRandom(2);
        return IntStream.range(0, 1000)
                .mapToDouble(resample -> standardError * random.nextGaussian())
                .toArray();
    }

    private static double[] around(double value, double[] noise) {
        return Arrays.stream(noise).map(error -> value + error).toArray();
    }
}
