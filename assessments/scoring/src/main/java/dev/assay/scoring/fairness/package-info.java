/** How differently predictions treat groups of people. */
@NullMarked
package dev.assay.scoring.fairness;

import org.jspecify.annotations.NullMarked;
