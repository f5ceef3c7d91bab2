/** Tests of what candidates are invited by. */
@NullMarked
package dev.assay.platform.invitation;

import org.jspecify.annotations.NullMarked;
