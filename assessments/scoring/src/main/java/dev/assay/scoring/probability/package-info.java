/** How well scores order rows, and how well probabilities tell what happens. */
@NullMarked
package dev.assay.scoring.probability;

import org.jspecify.annotations.NullMarked;
