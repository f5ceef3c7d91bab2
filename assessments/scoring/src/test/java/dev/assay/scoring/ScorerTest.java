package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final BootstrapSettings SETTINGS = BootstrapSettings.seeded(42);
    private static final int ROWS = 400;

    @Test
    void aScoreCarriesValueIntervalAndProvenance() {
        List<Metric> metrics = List.of(Metrics.named("roc_auc"), Metrics.named("log_loss"));
        List<MetricScore> scores = Scorer.score(binary(), probabilities(), metrics, SETTINGS);
        assertThat(scores).extracting(MetricScore::id).containsExactly("roc_auc", "log_loss");
        assertThat(scores).extracting(MetricScore::version).containsExactly(1, 1);
        assertThat(scores).extracting(MetricScore::direction).containsExactly(Direction.HIGHER, Direction.LOWER);
        for (MetricScore score : scores) {
            Interval interval = score.interval().orElseThrow();
            assertThat(Rows.defined(score.value())).isBetween(interval.lower(), interval.upper());
            assertThat(interval.level()).isEqualTo(.95);
            assertThat(score.whyNoInterval()).isEmpty();
        }
        assertThat(scores)
                .extracting(score -> score.interval().orElseThrow().method())
                .containsExactly(
                        "DeLong on the log odds", "BCa bootstrap, 1000 resamples, rows drawn within each class");
        assertThat(BootstrapSettings.GENERATOR).isEqualTo("XO_RO_SHI_RO_128_PP");
    }

    @Test
    void theSameSeedGivesTheSameIntervalAlsoForOneMetricAlone() {
        List<Metric> metrics = List.of(Metrics.named("log_loss"), Metrics.named("brier"));
        List<MetricScore> scores = Scorer.score(binary(), probabilities(), metrics, SETTINGS);
        assertThat(Scorer.score(binary(), probabilities(), metrics, SETTINGS)).isEqualTo(scores);
        assertThat(Scorer.score(binary(), probabilities(), metrics.subList(1, 2), SETTINGS))
                .isEqualTo(scores.subList(1, 2));
        assertThat(Scorer.score(binary(), probabilities(), metrics, BootstrapSettings.seeded(43)))
                .isNotEqualTo(scores);
    }

    @Test
    void theIntervalOfAMeanIsThatOfTheNormalApproximation() {
        Random random = new Random(3);
        double[] errors = random.doubles(ROWS, 0, 2).toArray();
        Truth truth = Rows.numbers(new double[ROWS]);
        Interval interval = interval(truth, Predictions.numbers(errors), "mae");
        double halfWidth = 1.96 * Moments.standardDeviation(errors) / Math.sqrt(ROWS);
        double mean = Moments.mean(errors);
        assertThat(interval.lower()).isCloseTo(mean - halfWidth, within(.15 * halfWidth));
        assertThat(interval.upper()).isCloseTo(mean + halfWidth, within(.15 * halfWidth));
    }

    @Test
    void groupsWidenTheIntervalOfRowsThatGoTogether() {
        double[] errors =
                IntStream.range(0, ROWS).mapToDouble(row -> row - row % 20).toArray();
        List<String> series =
                IntStream.range(0, ROWS).mapToObj(row -> "s" + row / 20).toList();
        Truth truth = Rows.numbers(new double[ROWS]);
        Interval rows = interval(truth, Predictions.numbers(errors), "mae");
        Interval groups = interval(truth.withGroups(series), Predictions.numbers(errors), "mae");
        assertThat(groups.upper() - groups.lower()).isGreaterThan(3 * (rows.upper() - rows.lower()));
    }

    @Test
    void anUndefinedValueHasAReasonInsteadOfAnInterval() {
        MetricScore score = score(Rows.binary(1, 1), Predictions.probabilities(.1, .2), Metrics.named("roc_auc"));
        assertThat(score.interval()).isEmpty();
        assertThat(score.whyNoInterval()).contains(Rows.undefined(score.value()));
    }

    @Test
    void tooManyUndefinedResamplesLeaveNoInterval() {
        Truth truth = Rows.binary(0, 0, 0, 1).withGroups(List.of("g", "h", "k", "l"));
        MetricScore score = score(truth, Predictions.probabilities(.1, .2, .3, .4), Metrics.named("roc_auc"));
        assertThat(Rows.defined(score.value())).isEqualTo(1);
        assertThat(score.interval()).isEmpty();
        assertThat(score.whyNoInterval().orElseThrow()).matches("the metric is undefined on \\d+ of 1000 resamples");
    }

    @Test
    void aFewUndefinedResamplesAreSkipped() {
        List<String> groups = IntStream.range(0, 8).mapToObj(row -> "g" + row).toList();
        Truth truth = Rows.binary(0, 1, 0, 1, 0, 1, 0, 1).withGroups(groups);
        MetricScore score =
                score(truth, Predictions.probabilities(.1, .2, .3, .4, .5, .6, .7, .8), Metrics.named("roc_auc"));
        assertThat(score.interval()).isPresent();
    }

    @Test
    void classificationIsScoredWithIntervals() {
        List<String> classes = List.of("a", "b", "c");
        String[] labels = new Random(4).ints(ROWS, 0, 3).mapToObj(classes::get).toArray(String[]::new);
        List<String> predicted = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 4 == 0 ? "a" : labels[row])
                .toList();
        Truth truth = Rows.classes(classes, labels);
        MetricScore score =
                score(truth, Predictions.classes(predicted, classes), Metrics.named("f1", Map.of("average", "macro")));
        assertThat(Rows.defined(score.value()))
                .isBetween(
                        score.interval().orElseThrow().lower(),
                        score.interval().orElseThrow().upper());
    }

    @Test
    void settingsAndIntervalsRefuseNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BootstrapSettings(99, .95, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootstrapSettings(100, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootstrapSettings(100, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1, .95, "none"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1, .95, "none"));
    }

    private static Interval interval(Truth truth, Predictions predictions, String metric) {
        return score(truth, predictions, Metrics.named(metric)).interval().orElseThrow();
    }

    private static MetricScore score(Truth truth, Predictions predictions, Metric metric) {
        return Scorer.score(truth, predictions, List.of(metric), SETTINGS).getFirst();
    }

    private static Truth binary() {
        return Rows.binary(new Random(1).doubles(ROWS).map(Math::round).toArray());
    }

    private static Predictions probabilities() {
        double[] labels = binary().values();
        double[] noise = new Random(2).doubles(ROWS).toArray();
        return Predictions.probabilities(IntStream.range(0, ROWS)
                .mapToDouble(row -> .3 * labels[row] + .7 * noise[row])
                .toArray());
    }
}
