/** How clusterings agree with classes, and how well they separate points. */
@NullMarked
package dev.assay.scoring.clustering;

import org.jspecify.annotations.NullMarked;
