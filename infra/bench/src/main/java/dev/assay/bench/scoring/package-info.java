/** How fast the scoring engine is, beside what people use today. */
@NullMarked
package dev.assay.bench.scoring;

import org.jspecify.annotations.NullMarked;
