/** Metrics on plain CSV files: which column is which input, rows joined by an id, faults told by file, row and column. */
@NullMarked
package dev.assay.scoring.table;

import org.jspecify.annotations.NullMarked;
