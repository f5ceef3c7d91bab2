/** A Docker engine of a test's own, to be killed. */
@NullMarked
package dev.assay.checks.engine;

import org.jspecify.annotations.NullMarked;
