/**
 * What every metric of the catalogue is made of: its description, the inputs and parameters it takes, and its value.
 * Families of metrics build on this package and not on each other.
 */
@NullMarked
package dev.assay.scoring.metric;

import org.jspecify.annotations.NullMarked;
