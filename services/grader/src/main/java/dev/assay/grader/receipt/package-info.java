/** Signed statements of what was graded, how and with what result; checkable without the grader that made them. */
@NullMarked
package dev.assay.grader.receipt;

import org.jspecify.annotations.NullMarked;
