/** One mail a day to those who run openings, about what waits for them. */
@NullMarked
package dev.assay.platform.digest;

import org.jspecify.annotations.NullMarked;
