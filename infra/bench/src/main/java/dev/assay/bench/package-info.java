/** Benchmarks: ours and what we compare with, side by side in one run, with the ratio printed. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
