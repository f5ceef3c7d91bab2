/** Unpacking what candidates upload: bounded, and never trusting what an archive says of itself. */
@NullMarked
package dev.assay.pack.archive;

import org.jspecify.annotations.NullMarked;
