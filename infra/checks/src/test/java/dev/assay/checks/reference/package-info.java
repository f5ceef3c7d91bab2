/** The scoring engine against the libraries it agrees with. */
@NullMarked
package dev.assay.checks.reference;

import org.jspecify.annotations.NullMarked;
