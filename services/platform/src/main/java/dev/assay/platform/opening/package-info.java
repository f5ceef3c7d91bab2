/** Openings: one role, one assessment version, and the candidates invited to it. */
@NullMarked
package dev.assay.platform.opening;

import org.jspecify.annotations.NullMarked;
