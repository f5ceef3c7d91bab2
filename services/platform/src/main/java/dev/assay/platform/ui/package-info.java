/** How pages look: their frame, the parts they are put together from, charts, and values as people read them. */
@NullMarked
package dev.assay.platform.ui;

import org.jspecify.annotations.NullMarked;
