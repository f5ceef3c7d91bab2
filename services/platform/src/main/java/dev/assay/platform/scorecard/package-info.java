/** Candidates beside each other and one by one: what people need to decide. */
@NullMarked
package dev.assay.platform.scorecard;

import org.jspecify.annotations.NullMarked;
