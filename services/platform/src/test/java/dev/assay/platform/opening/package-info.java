/** Tests of openings. */
@NullMarked
package dev.assay.platform.opening;

import org.jspecify.annotations.NullMarked;
