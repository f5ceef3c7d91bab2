/** Comma-separated files read as bytes and with suspicion: records, decimal numbers, texts by their position. */
@NullMarked
package dev.assay.scoring.csv;

import org.jspecify.annotations.NullMarked;
