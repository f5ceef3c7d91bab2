/** Questions of candidates, and answers that all candidates of the opening see. */
@NullMarked
package dev.assay.platform.question;

import org.jspecify.annotations.NullMarked;
