package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final double[] TRUTH = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] PREDICTED = {1.5, 2, 2, 4.5, 5, 7, 9, 8};

    @Test
    void aNumberOverRowsHasAnInterval() {
        Estimate estimate = estimate("mae", Map.of("y_true", TRUTH, "y_pred", PREDICTED));

        assertThat(estimate.value()).isEqualTo(Value.of(.625));
        assertThat(estimate.uncertainty()).isInstanceOfSatisfying(Uncertainty.Known.class, known -> {
            assertThat(known.lower()).isPositive().isLessThan(.625);
            assertThat(known.upper()).isGreaterThan(.625).isLessThanOrEqualTo(2);
            assertThat(known.method()).contains("rows drawn").doesNotContain("class");
        });
    }

    @Test
    void rowsOfClassesAreDrawnWithinTheirClass() {
        Map<String, Object> inputs =
                Map.of("y_true", new double[] {0, 0, 0, 1, 1, 1}, "y_proba", new double[] {.1, .6, .3, .7, .2, .9});

        assertThat(estimate("brier", inputs).uncertainty())
                .isInstanceOfSatisfying(
                        Uncertainty.Known.class,
                        known -> assertThat(known.method()).endsWith("rows drawn within each class"));
    }

    @Test
    void aRowThatIsDrawnCountsItsWeight() {
        Map<String, Object> light = Map.of("y_true", TRUTH, "y_pred", PREDICTED);
        Map<String, Object> twice =
                Map.of("y_true", TRUTH, "y_pred", PREDICTED, "sample_weight", new double[] {2, 2, 2, 2, 2, 2, 2, 2});
        Map<String, Object> one =
                Map.of("y_true", TRUTH, "y_pred", PREDICTED, "sample_weight", new double[] {0, 0, 0, 0, 0, 0, 1, 0});

        assertThat(estimate("mae", twice)).isEqualTo(estimate("mae", light));
        assertThat(estimate("mae", one).value()).isEqualTo(Value.of(2));
    }

    @Test
    void equalSeedsGiveEqualIntervals() {
        Map<String, Object> inputs = Map.of("y_true", TRUTH, "y_pred", PREDICTED);

        assertThat(estimate("mae", inputs)).isEqualTo(estimate("mae", inputs));
    }

    @Test
    void whyThereIsNoIntervalIsTold() {
        Map<String, Object> inputs = Map.of("y_true", new double[] {1, 1}, "y_score", new double[] {.4, .2});

        assertUnknown(estimate("roc_auc", inputs), "the value is no finite number");
        assertUnknown(estimate("roc_curve", inputs), "the metric is not a function of weighted rows");
        assertUnknown(
                Estimate.of(
                        MetricCatalogue.named("mae"),
                        Inputs.of(Map.of("y_true", TRUTH, "y_pred", PREDICTED)),
                        MetricCatalogue.named("mae").arguments(Map.of()),
                        Optional.empty()),
                "none was asked for");
    }

    private static Estimate estimate(String metric, Map<String, Object> inputs) {
        MetricDefinition definition = MetricCatalogue.named(metric);
        return Estimate.of(
                definition,
                Inputs.of(inputs),
                definition.arguments(Map.of()),
                Optional.of(BootstrapSettings.seeded(1)));
    }

    private static void assertUnknown(Estimate estimate, String reason) {
        assertThat(estimate.uncertainty()).isEqualTo(new Uncertainty.Unknown(reason));
    }
}
