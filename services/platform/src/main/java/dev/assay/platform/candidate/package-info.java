/** Pages of candidates: from the link in a mail to the answer at the end. */
@NullMarked
package dev.assay.platform.candidate;

import org.jspecify.annotations.NullMarked;
