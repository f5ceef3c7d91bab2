/** Published packs. */
@NullMarked
package dev.assay.platform.assessment;

import org.jspecify.annotations.NullMarked;
