/** How far two samples or two distributions are apart, and what a service costs in time. */
@NullMarked
package dev.assay.scoring.drift;

import org.jspecify.annotations.NullMarked;
