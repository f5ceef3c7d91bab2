/** Resamples of rows and the values of statistics on them. Equal seeds give equal values on any number of threads. */
@NullMarked
package dev.assay.scoring.resampling;

import org.jspecify.annotations.NullMarked;
