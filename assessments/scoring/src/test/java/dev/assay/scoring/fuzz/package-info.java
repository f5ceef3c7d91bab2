/** What readers of files must hold to, whatever the bytes are. */
@NullMarked
package dev.assay.scoring.fuzz;

import org.jspecify.annotations.NullMarked;
