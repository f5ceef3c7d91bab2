/** What a candidate is asked to do, and may. */
@NullMarked
package dev.assay.platform.attempt;

import org.jspecify.annotations.NullMarked;
