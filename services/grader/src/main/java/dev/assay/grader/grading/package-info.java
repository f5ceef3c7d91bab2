/** From a submission and a pack to a verdict, a score and a receipt. The command line and the worker both use it. */
@NullMarked
package dev.assay.grader.grading;

import org.jspecify.annotations.NullMarked;
