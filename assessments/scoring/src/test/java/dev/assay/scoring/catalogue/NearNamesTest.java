package dev.assay.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.scoring.metric.InvalidMetricException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> NAMES = List.of("accuracy", "roc_auc", "partial_roc_auc", "mae", "mape", "rmse");

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, acb, 1",
        "abc, ab, 1",
        "ab, abc, 1",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void theDistanceCountsEdits(String from, String to, int distance) {
        assertThat(NearNames.distance(from, to)).isEqualTo(distance);
        assertThat(NearNames.distance(to, from)).isEqualTo(distance);
    }

    @Test
    void nearNamesComeNearestFirst() {
        assertThat(NearNames.of("acuracy", NAMES)).containsExactly("accuracy");
        assertThat(NearNames.of("auc", NAMES)).containsExactly("roc_auc", "partial_roc_auc");
        assertThat(NearNames.of("mea", NAMES)).containsExactly("mae");
        assertThat(NearNames.of("mpe", NAMES)).containsExactly("mae", "mape");
    }

    @Test
    void nothingIsNearToWhatIsNoName() {
        assertThat(NearNames.of("", NAMES)).isEmpty();
        assertThat(NearNames.of("zzzz", NAMES)).isEmpty();
        assertThat(NearNames.of("a".repeat(65), List.of("a".repeat(64)))).isEmpty();
        assertThat(NearNames.of("a".repeat(64), List.of("a".repeat(63)))).hasSize(1);
    }

    @Test
    void atMostFiveAreNamed() {
        assertThat(NearNames.of("m0", List.of("m1", "m2", "m3", "m4", "m5", "m6")))
                .containsExactly("m1", "m2", "m3", "m4", "m5");
    }

    @Test
    void theCatalogueSuggestsThem() {
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> MetricCatalogue.named("logloss"))
                .withMessage("There is no metric \"logloss\"; spelt alike: log_loss.");
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> MetricCatalogue.named("zzzzzz"))
                .withMessageStartingWith("There is no metric \"zzzzzz\"; the metrics are accuracy, ");
    }
}
