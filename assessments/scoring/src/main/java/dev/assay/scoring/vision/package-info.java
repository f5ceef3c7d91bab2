/** Masks and boxes found in images. */
@NullMarked
package dev.assay.scoring.vision;

import org.jspecify.annotations.NullMarked;
