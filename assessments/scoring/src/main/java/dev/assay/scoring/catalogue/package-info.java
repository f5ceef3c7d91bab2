/** All metrics by their id, and the reference cases they are held to. */
@NullMarked
package dev.assay.scoring.catalogue;

import org.jspecify.annotations.NullMarked;
