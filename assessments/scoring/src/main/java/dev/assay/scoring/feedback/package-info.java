/** What a candidate may be told of a score before decisions are made, so that telling it gives no hidden row away. */
@NullMarked
package dev.assay.scoring.feedback;

import org.jspecify.annotations.NullMarked;
