package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.scoring.Interval;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GradedMetricTest {
    @Test
    void theIntervalOfPointsIsWhatTheIntervalOfTheMetricIsWorth() {
        GradedMetric higher = graded(.5, 1, .8125, Optional.of(new Interval(.75, 1, .95, "by hand")));
        assertThat(higher.points()).isEqualTo(62.5);
        assertThat(higher.pointsInterval()).contains(new ConfidenceInterval(50, 100));

        GradedMetric lower = graded(4, 0, 2, Optional.of(new Interval(1, 5, .95, "by hand")));
        assertThat(lower.points()).isEqualTo(50);
        assertThat(lower.pointsInterval()).contains(new ConfidenceInterval(0, 75));
    }

    @Test
    void pointsOfAMetricWithoutAnIntervalHaveNone() {
        assertThat(graded(.5, .9, .9, Optional.empty()).pointsInterval()).isEmpty();
    }

    private static GradedMetric graded(double baseline, double target, double value, Optional<Interval> interval) {
        Optional<String> why = interval.isPresent() ? Optional.empty() : Optional.of("one row");
        return new GradedMetric(
                new MetricSpec(
                        "made_up",
                        true,
                        MetricSpec.Direction.HIGHER,
                        Map.of(),
                        OptionalDouble.of(baseline),
                        OptionalDouble.of(target),
                        Optional.empty()),
                new MetricScore("made_up", 1, Direction.HIGHER, new MetricValue.Defined(value), interval, why));
    }
}
