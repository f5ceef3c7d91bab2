/** How far numbers are from what they should be. */
@NullMarked
package dev.assay.scoring.regression;

import org.jspecify.annotations.NullMarked;
