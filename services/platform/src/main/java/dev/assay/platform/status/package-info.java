/** Server-rendered pages for managers. */
@NullMarked
package dev.assay.platform.status;

import org.jspecify.annotations.NullMarked;
