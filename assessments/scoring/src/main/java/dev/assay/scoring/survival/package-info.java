/** How well risks order the times of events that are partly unobserved. */
@NullMarked
package dev.assay.scoring.survival;

import org.jspecify.annotations.NullMarked;
