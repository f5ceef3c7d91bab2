/** Tests, intervals and corrections that say how far a difference can be trusted. */
@NullMarked
package dev.assay.scoring.inference;

import org.jspecify.annotations.NullMarked;
