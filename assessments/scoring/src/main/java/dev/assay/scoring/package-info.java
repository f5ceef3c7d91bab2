/**
 * Metrics, intervals and the reading of predictions. Pure: no files, clock or framework; every random draw comes from
 * a seed that the caller passes.
 */
@NullMarked
package dev.assay.scoring;

import org.jspecify.annotations.NullMarked;
