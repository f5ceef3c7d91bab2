/** How good rankings and recommendations are. */
@NullMarked
package dev.assay.scoring.ranking;

import org.jspecify.annotations.NullMarked;
