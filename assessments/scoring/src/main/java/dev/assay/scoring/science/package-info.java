/** The measurement side of an assessment: what its rows can tell apart, what its items are worth, whom it disadvantages. */
@NullMarked
package dev.assay.scoring.science;

import org.jspecify.annotations.NullMarked;
