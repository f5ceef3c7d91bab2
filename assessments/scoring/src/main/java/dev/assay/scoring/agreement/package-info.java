/** How far raters agree, and what of a rating is the rater's. */
@NullMarked
package dev.assay.scoring.agreement;

import org.jspecify.annotations.NullMarked;
