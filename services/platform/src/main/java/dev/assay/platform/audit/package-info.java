/** The log of who did what, as a chain that nobody can change unseen. */
@NullMarked
package dev.assay.platform.audit;

import org.jspecify.annotations.NullMarked;
