package dev.assay.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.scoring.points.Gate.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final List<Gate> GATES = List.of(
            new Gate.AtLeast("recall", .8),
            new Gate.AtMost("brier", .2),
            new Gate.EqualisedOdds(.1),
            new Gate.Latency(250),
            new Gate.ModelSize(1_000_000));

    @Test
    void aThresholdItselfPasses() {
        assertThat(outcomes(Map.of(
                        "recall",
                        .8,
                        "brier",
                        .2,
                        "equalized_odds_difference",
                        .1,
                        "latency_p95_ms",
                        250.0,
                        "model_bytes",
                        1e6)))
                .containsOnly(Outcome.PASSED);
    }

    @Test
    void beyondItAGateFails() {
        assertThat(outcomes(Map.of(
                        "recall",
                        .79,
                        "brier",
                        .21,
                        "equalized_odds_difference",
                        .11,
                        "latency_p95_ms",
                        250.1,
                        "model_bytes",
                        1_000_001.0)))
                .containsOnly(Outcome.FAILED);
    }

    @Test
    void whatWasNotMeasuredDoesNotPass() {
        assertThat(outcomes(Map.of())).containsOnly(Outcome.NOT_MEASURED);
        assertThat(new Gate.AtMost("brier", .2).check(Map.of("brier", Double.NaN)))
                .isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void thresholdsMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.AtLeast("recall", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.AtMost("recall", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.EqualisedOdds(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.EqualisedOdds(-.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.Latency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.ModelSize(0));
    }

    private static List<Outcome> outcomes(Map<String, Double> measured) {
        return GATES.stream().map(gate -> gate.check(measured)).toList();
    }
}
