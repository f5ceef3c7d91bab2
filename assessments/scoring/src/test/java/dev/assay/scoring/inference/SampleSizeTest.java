package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.01, 0.95, 395.87032041730754",
        "-0.2, 0.05, 0.9, 525.3709705479278",
        "0.01, 0.1, 0.7, 94096.2041063036",
        "3, 0.05, 0.8, 1.7441912242947115"
    })
    void sampleSizesReachThePower(double effect, double level, double power, double size) {
        assertThat(SampleSize.ofEachForMeans(effect, level, power)).isCloseTo(size, within(1e-6));
    }

    /** R: {@code power.prop.test(p1 = .8, p2 = .81, sig.level = .05, power = .8)}. */
    @ParameterizedTest
    @CsvSource({"0.80, 0.81, 0.05, 0.8, 24640.378956344124", "0.5, 0.3, 0.01, 0.9, 176.06336897794188"})
    void sizesForTwoSharesAreThoseOfThePooledTest(
            double first, double second, double level, double power, double size) {
        assertThat(SampleSize.ofEachForShares(first, second, level, power)).isCloseTo(size, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 7847", "0.02, 1960", "0.05, 312"})
    void accuraciesOnePointApartNeedThousandsOfRows(double difference, double rows) {
        assertThat(Math.ceil(SampleSize.ofPairedAccuracies(0.1, difference, 0.05, 0.8)))
                .isEqualTo(rows);
    }
}
