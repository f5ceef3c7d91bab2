/** How far predicted numbers are from the true ones, what they explain of them, and how they go together. */
@NullMarked
package dev.assay.scoring.regression;

import org.jspecify.annotations.NullMarked;
