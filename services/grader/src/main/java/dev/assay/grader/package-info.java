/** Process 2: takes submissions off the queue, runs and scores them. The only one that sees hidden data. */
@NullMarked
package dev.assay.grader;

import org.jspecify.annotations.NullMarked;
