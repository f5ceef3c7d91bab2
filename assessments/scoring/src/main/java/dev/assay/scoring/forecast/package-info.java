/** How good forecasts are, as numbers, quantiles, intervals and distributions. */
@NullMarked
package dev.assay.scoring.forecast;

import org.jspecify.annotations.NullMarked;
