package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;

/**
 * What a metric declares about itself.
 *
 * @param id stable name, as packs write it
 * @param version of the convention; a change of any value under the same parameters is a new version
 * @param kind of target it applies to
 * @param direction which way is better
 * @param range of its values
 * @param undefinedWhen when it has no value, for people
 */
public record MetricSignature(
        String id, int version, TargetKind kind, Direction direction, Range range, String undefinedWhen) {}
