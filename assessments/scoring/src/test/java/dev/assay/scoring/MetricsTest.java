package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.scoring.metric.InvalidMetricException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {
    @Test
    void theIdsAreStable() {
        assertThat(List.copyOf(Metrics.ids()))
                .isSorted()
                .contains(
                        "accuracy",
                        "average_precision",
                        "balanced_accuracy",
                        "brier",
                        "calibration_error",
                        "cohen_kappa",
                        "f1",
                        "hinge",
                        "ks_score",
                        "log_loss",
                        "mae",
                        "mase",
                        "mcc",
                        "msle",
                        "pinball",
                        "r2",
                        "rmse",
                        "roc_auc",
                        "wape")
                .doesNotContain(
                        "bleu",
                        "brier_multiclass",
                        "confusion_matrix",
                        "crps_gaussian",
                        "demographic_parity_ratio",
                        "lrap",
                        "rmsse",
                        "roc_curve",
                        "top_k_accuracy");
    }

    @ParameterizedTest
    @MethodSource("dev.assay.scoring.MetricPropertiesTest#metrics")
    void aMetricIsNamedByItsOwnIdAndParameters(Metric metric) {
        assertThat(Metrics.named(metric.id(), metric.parameters())).isEqualTo(metric);
        assertThat(metric.version()).isEqualTo(1);
        assertThat(metric.signature().undefinedWhen()).isNotBlank();
    }

    @Test
    void parametersFallBackToThoseDocumented() {
        assertThat(Metrics.named("calibration_error").parameters())
                .containsExactly(Map.entry("n_bins", 10), Map.entry("norm", "l1"));
        assertThat(Metrics.named("balanced_accuracy").parameters()).containsExactly(Map.entry("adjusted", false));
        assertThat(Metrics.named("f1", Map.of("average", "macro")).parameters())
                .containsExactly(Map.entry("average", "macro"), Map.entry("zero_division", "0"));
    }

    @Test
    void numbersMayBeWrittenAsYamlReadsThem() {
        Metric one = Metrics.named("f1", Map.of("average", "micro", "zero_division", "1"));
        assertThat(Metrics.named("f1", Map.of("average", "micro", "zero_division", 1)))
                .isEqualTo(one);
        assertThat(Metrics.named("f1", Map.of("average", "micro", "zero_division", 1.0)))
                .isEqualTo(one);
        assertThat(Metrics.named("f1", Map.of("average", "micro", "zero_division", Double.NaN)))
                .isEqualTo(Metrics.named("f1", Map.of("average", "micro", "zero_division", "nan")));
        assertThat(Metrics.named("calibration_error", Map.of("n_bins", 15L)))
                .isEqualTo(Metrics.named("calibration_error", Map.of("n_bins", 15.0)));
    }

    @Test
    void anUnknownMetricIsRefusedNamingTheKnownOnes() {
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> Metrics.named("auc"))
                .withMessageStartingWith("There is no metric \"auc\"; spelt alike: ")
                .withMessageContaining("roc_auc");
    }

    @Test
    void aMetricForOtherInputsIsRefusedNamingThoseThatFit() {
        for (String id : new String[] {"bleu", "roc_curve", "top_k_accuracy", "worst_group_accuracy"}) {
            assertThatExceptionOfType(InvalidMetricException.class)
                    .isThrownBy(() -> Metrics.named(id))
                    .withMessageStartingWith(
                            "The metric " + id
                                    + " does not score one predicted probability, class or number a row; those that do are accuracy,");
        }
    }

    @Test
    void aMetricThatFitsOrDoesNotExistIsNotOfOtherInputs() {
        assertThat(Metrics.isOfOtherInputs("roc_auc")).isFalse();
        assertThat(Metrics.isOfOtherInputs("auc")).isFalse();
    }

    @Test
    void anUnknownParameterIsRefusedNamingTheKnownOnes() {
        refused("roc_auc", Map.of("bins", 3), "The metric roc_auc has no parameter \"bins\"; it takes none.");
        refused(
                "calibration_error",
                Map.of("bin", 3),
                "The metric calibration_error has no parameter \"bin\"; it takes pos_label, n_bins, norm, bins.");
    }

    @Test
    void aValueThatIsNotAllowedIsRefusedNamingTheAllowedOnes() {
        String bins = "The parameter \"n_bins\" of the metric calibration_error must be a whole number from 1 to 1000.";
        for (Object value : new Object[] {0, 1001, 2.5, Double.NaN, "10", true}) {
            refused("calibration_error", Map.of("n_bins", value), bins);
        }
        refused("calibration_error", Collections.singletonMap("n_bins", null), bins);
        refused(
                "calibration_error",
                Map.of("norm", "L1"),
                "The parameter \"norm\" of the metric calibration_error must be one of l1, l2, max.");
        refused(
                "f1",
                Map.of("average", "macro", "zero_division", .5),
                "The parameter \"zero_division\" of the metric f1 must be one of 0, 1, nan.");
        refused(
                "balanced_accuracy",
                Map.of("adjusted", "yes"),
                "The parameter \"adjusted\" of the metric balanced_accuracy must be true or false.");
    }

    @Test
    void aParameterWithoutAFallbackMustBeGiven() {
        refused(
                "f1",
                Map.of(),
                "The metric f1 needs the parameter \"average\", one of macro, micro, weighted, binary.");
    }

    private static void refused(String id, Map<String, ?> parameters, String message) {
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> Metrics.named(id, parameters))
                .withMessage(message);
    }
}
