package dev.assay.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import dev.assay.scoring.catalogue.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Double> TRUTH = List.of(4.0, 6.0, 10.0);
    private static final List<Double> PREDICTED = List.of(5.0, 6.0, 6.0);
    private static final List<Double> TRAIN = List.of(1.0, 4.0, 2.0, 8.0);

    private static Evaluated metric(String id) {
        return Evaluated.metric(id).input("y_true", TRUTH).input("y_pred", PREDICTED);
    }

    private static Evaluated interval(String id) {
        return Evaluated.metric(id)
                .input("y_true", TRUTH)
                .input("lower", List.of(4.0, 7.0, 1.0))
                .input("upper", List.of(5.0, 9.0, 8.0));
    }

    private static Evaluated ensemble() {
        return Evaluated.metric("crps_ensemble")
                .input("y_true", TRUTH)
                .input("ensemble", List.of(List.of(3.0, 6.0), List.of(6.0, 6.0), List.of(1.0, 11.0)));
    }

    private static Evaluated gaussian(double truth, double mu, double sigma) {
        return Evaluated.metric("crps_gaussian")
                .input("y_true", List.of(truth))
                .input("mu", List.of(mu))
                .input("sigma", List.of(sigma));
    }

    @Test
    void scaledErrorsAreRelativeToTheNaiveForecastOfTheTrainingValues() {
        assertThat(metric("mase").input("y_train", TRAIN).number()).isCloseTo(5.0 / 3 / (11.0 / 3), CLOSE);
        assertThat(metric("mase")
                        .input("y_train", TRAIN)
                        .parameter("seasonality", 2)
                        .number())
                .isCloseTo(5.0 / 3 / 2.5, CLOSE);
        assertThat(metric("rmsse").input("y_train", TRAIN).number()).isCloseTo(Math.sqrt(17.0 / 49), CLOSE);
        assertThat(metric("rmsse")
                        .input("y_train", TRAIN)
                        .parameter("seasonality", 3)
                        .number())
                .isCloseTo(Math.sqrt(17.0 / 3 / 49), CLOSE);
    }

    @Test
    void rowsOfManySeriesHaveEachTheirScale() {
        Evaluated mase = metric("mase").input("scale", List.of(2.0, 1.0, 4.0));
        assertThat(mase.number()).isCloseTo(.5, CLOSE);
        assertThat(mase.under(2, 0, 1)).isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void exactlyOneKindOfScaleIsNeeded() {
        metric("mase").isRefused("Exactly one of the inputs y_train and scale is needed.");
        metric("mase")
                .input("scale", TRUTH)
                .input("y_train", TRAIN)
                .isRefused("Exactly one of the inputs y_train and scale is needed.");
        metric("mase").input("scale", List.of(1.0, -1.0, 1.0)).isRefused("Row 2 of scale is negative.");
        metric("mase")
                .input("scale", List.of(1.0))
                .isRefused("The input scale has another number of rows than the one it goes with.");
    }

    @Test
    void aSeriesNeedsMoreThanASeason() {
        Evaluated mase = metric("mase").input("y_train", TRAIN);
        mase.parameter("seasonality", 4).isRefused("The input y_train is not longer than a season.");
        metric("rmsse").input("y_train", List.of(1.0)).isRefused("The input y_train is not longer than a season.");
    }

    @Test
    void aScaleOfZeroLeavesNoValue() {
        assertThat(metric("mase").input("y_train", List.of(4.0, 4.0)).number()).isNaN();
        assertThat(metric("mase").input("scale", List.of(1.0, 0.0, 1.0)).number())
                .isNaN();
        assertThat(metric("rmsse").input("y_train", List.of(4.0, 4.0)).number()).isNaN();
    }

    @Test
    void wapeIsTheSumOfErrorsOverThatOfSizes() {
        assertThat(metric("wape").number()).isCloseTo(.25, CLOSE);
        assertThat(metric("wape").weights(3, 0, 1).number()).isCloseTo(7.0 / 22, CLOSE);
        assertThat(metric("wape")
                        .input("y_true", List.of(-4.0, -6.0, -10.0))
                        .input("y_pred", List.of(-5.0, -6.0, -6.0))
                        .number())
                .isCloseTo(.25, CLOSE);
        assertThat(metric("wape").input("y_true", List.of(0.0, 0.0, 0.0)).number())
                .isNaN();
    }

    @Test
    void ensemblesAreScoredByDistanceLessSpread() {
        assertThat(ensemble().under(1, 0, 0)).isCloseTo(1.5 - .75, CLOSE);
        assertThat(ensemble().under(0, 1, 0)).isZero();
        assertThat(ensemble().under(0, 0, 1)).isCloseTo(5 - 2.5, CLOSE);
        assertThat(ensemble().number()).isCloseTo(3.25 / 3, CLOSE);
    }

    @Test
    void anEnsembleAgreesWithAllItsPairs() {
        Random random = new Random(5);
        List<Double> members =
                random.doubles(40).map(value -> 1e6 + value).boxed().toList();
        double truth = 1e6 + .3;
        double distance = 0;
        double spread = 0;
        for (double first : members) {
            distance += Math.abs(first - truth) / 40;
            for (double second : members) {
                spread += Math.abs(first - second) / 1600;
            }
        }
        Evaluated crps = Evaluated.metric("crps_ensemble")
                .input("y_true", List.of(truth))
                .input("ensemble", List.of(members));
        assertThat(crps.number()).isCloseTo(distance - spread / 2, CLOSE);
    }

    @Test
    void aNormalForecastIsScoredByItsDistribution() {
        double centre = (Math.sqrt(2) - 1) / Math.sqrt(Math.PI);
        assertThat(gaussian(3, 3, 1).number()).isCloseTo(centre, CLOSE);
        assertThat(gaussian(3, 3, 5).number()).isCloseTo(5 * centre, CLOSE);
        assertThat(gaussian(1, 0, 1).number()).isCloseTo(0.6024413576276435, CLOSE);
        assertThat(gaussian(-2, 0, 2).number()).isCloseTo(2 * 0.6024413576276435, CLOSE);
        assertThat(gaussian(1e9, 0, 1).number()).isCloseTo(1e9 - 1 / Math.sqrt(Math.PI), within(1e-6));
    }

    @Test
    void aNormalForecastNeedsADeviation() {
        gaussian(1, 1, 0).isRefused("Row 1 of sigma is not positive.");
        gaussian(1, 1, -1).isRefused("Row 1 of sigma is not positive.");
        gaussian(1, 1, 1)
                .input("mu", List.of(1.0, 2.0))
                .isRefused("The input mu has another number of rows than the one it goes with.");
        gaussian(1, 1, 1)
                .input("sigma", List.of(1.0, 2.0))
                .isRefused("The input sigma has another number of rows than the one it goes with.");
    }

    @Test
    void anEnsembleNeedsMembersForEachRow() {
        ensemble()
                .input("ensemble", List.of(List.of(), List.of(), List.of()))
                .isRefused("Row 1 of ensemble has no members.");
        ensemble()
                .input("ensemble", List.of(List.of(1)))
                .isRefused("The input ensemble has another number of rows than the one it goes with.");
    }

    @Test
    void intervalsCoverWhatLiesWithinOrOnTheirEnds() {
        assertThat(interval("interval_coverage").number()).isCloseTo(1.0 / 3, CLOSE);
        assertThat(interval("interval_coverage")
                        .input("y_true", List.of(5.0, 8.0, 8.0))
                        .number())
                .isEqualTo(1);
        assertThat(interval("interval_coverage").under(3, 1, 0)).isEqualTo(.75);
    }

    @Test
    void intervalsPayForWidthAndForMisses() {
        Evaluated winkler = interval("winkler_interval_score").parameter("alpha", .5);
        assertThat(winkler.under(1, 0, 0)).isCloseTo(1, CLOSE);
        assertThat(winkler.under(0, 1, 0)).isCloseTo(2 + 4 * 1, CLOSE);
        assertThat(winkler.under(0, 0, 1)).isCloseTo(7 + 4 * 2, CLOSE);
        assertThat(interval("winkler_interval_score").number()).isCloseTo((10 + 40 * 3) / 3.0, CLOSE);
    }

    @Test
    void anIntervalUpsideDownIsRefused() {
        interval("interval_coverage")
                .input("lower", List.of(4.0, 10.0, 1.0))
                .isRefused("Row 2 of lower is above the upper end.");
        interval("winkler_interval_score")
                .input("y_true", List.of(1.0))
                .isRefused("The input lower has another number of rows than the one it goes with.");
    }

    @Test
    void coverageHasNoBetterDirection() {
        assertThat(MetricCatalogue.named("interval_coverage").direction()).isEmpty();
    }

    @Test
    void aWeightCountsARowThatOften() {
        List<Evaluated> metrics = new ArrayList<>(List.of(
                metric("mase").input("y_train", TRAIN),
                metric("mase").input("scale", TRUTH),
                metric("rmsse").input("y_train", TRAIN),
                metric("wape"),
                ensemble(),
                interval("winkler_interval_score"),
                interval("interval_coverage")));
        for (Evaluated metric : metrics) {
            assertThat(metric.under(2, 0, 3)).isCloseTo(metric.repeated(2, 0, 3).number(), CLOSE);
            assertThat(metric.under(0, 0, 0)).isNaN();
        }
    }
}
