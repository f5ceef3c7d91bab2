package dev.assay.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {
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
    void growFromBaselineToTargetInEitherDirection(double value, double baseline, double target, double points) {
        assertThat(Points.of(value, baseline, target)).isCloseTo(points, within(1e-9));
    }

    @Test
    void needTwoDifferentFiniteAnchors() {
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(1, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(Double.NaN, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(1, Double.NaN, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(1, 2, Double.POSITIVE_INFINITY));
    }
}
