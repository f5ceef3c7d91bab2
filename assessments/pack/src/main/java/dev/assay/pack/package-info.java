/** The files that define an assessment: manifest, loader, checksums, self-test. No HTTP, SQL or Docker. */
@NullMarked
package dev.assay.pack;

import org.jspecify.annotations.NullMarked;
