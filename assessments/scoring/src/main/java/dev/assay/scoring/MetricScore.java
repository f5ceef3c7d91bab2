package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;
import java.util.Optional;

/**
 * A metric's value on a submission with its uncertainty.
 *
 * @param id of the metric
 * @param version of the metric
 * @param direction which way is better
 * @param value never rounded
 * @param interval empty when the value or too many resamples are undefined
 * @param whyNoInterval present exactly when the interval is not
 */
public record MetricScore(
        String id,
        int version,
        Direction direction,
        MetricValue value,
        Optional<Interval> interval,
        Optional<String> whyNoInterval) {}
