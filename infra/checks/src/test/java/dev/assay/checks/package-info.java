/** The rules of the house, as tests. */
@NullMarked
package dev.assay.checks;

import org.jspecify.annotations.NullMarked;
