/** What was handed in, and what grading made of it. */
@NullMarked
package dev.assay.platform.submission;

import org.jspecify.annotations.NullMarked;
