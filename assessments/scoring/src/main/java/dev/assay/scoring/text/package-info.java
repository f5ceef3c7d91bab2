/** How close texts are to texts. */
@NullMarked
package dev.assay.scoring.text;

import org.jspecify.annotations.NullMarked;
