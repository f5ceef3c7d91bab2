/** Tests of the outbox. */
@NullMarked
package dev.assay.platform.mail;

import org.jspecify.annotations.NullMarked;
