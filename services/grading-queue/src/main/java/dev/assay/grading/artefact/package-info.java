/** Files that are kept: archives, predictions, logs, data for candidates. Named by their content. */
@NullMarked
package dev.assay.grading.artefact;

import org.jspecify.annotations.NullMarked;
