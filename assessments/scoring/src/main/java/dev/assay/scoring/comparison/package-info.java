/** Candidates side by side: what separates each two of them, and the ranks that this leaves possible. */
@NullMarked
package dev.assay.scoring.comparison;

import org.jspecify.annotations.NullMarked;
