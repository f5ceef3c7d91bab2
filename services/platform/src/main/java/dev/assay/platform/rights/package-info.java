/** What candidates ask for about themselves, who answers it, and what is left of whom nothing may be kept. */
@NullMarked
package dev.assay.platform.rights;

import org.jspecify.annotations.NullMarked;
