/** Candidates, and their right to begin. */
@NullMarked
package dev.assay.platform.invitation;

import org.jspecify.annotations.NullMarked;
