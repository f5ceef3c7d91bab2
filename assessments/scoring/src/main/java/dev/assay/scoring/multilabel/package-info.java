/** How well sets of labels, or scores of all labels, match the labels that are true of a row. */
@NullMarked
package dev.assay.scoring.multilabel;

import org.jspecify.annotations.NullMarked;
