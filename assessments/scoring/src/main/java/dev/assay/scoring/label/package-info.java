/** How well predicted labels match true ones, one label a row: all that follows from a confusion matrix. */
@NullMarked
package dev.assay.scoring.label;

import org.jspecify.annotations.NullMarked;
