/** Grading work in flight and what came of it. Knows ids, not candidates. */
@NullMarked
package dev.assay.grading;

import org.jspecify.annotations.NullMarked;
