/** From values of metrics to points: anchors, gates, and composites of points and ratings, each with its uncertainty. */
@NullMarked
package dev.assay.scoring.points;

import org.jspecify.annotations.NullMarked;
