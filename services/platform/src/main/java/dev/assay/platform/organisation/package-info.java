/** Companies. */
@NullMarked
package dev.assay.platform.organisation;

import org.jspecify.annotations.NullMarked;
