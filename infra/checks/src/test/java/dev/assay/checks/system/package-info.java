/** Assay as it is run: its processes, a database and an engine of their own, to be killed. */
@NullMarked
package dev.assay.checks.system;

import org.jspecify.annotations.NullMarked;
