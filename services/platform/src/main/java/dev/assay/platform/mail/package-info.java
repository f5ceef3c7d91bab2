/** Mails: an outbox in the database, sent from there. */
@NullMarked
package dev.assay.platform.mail;

import org.jspecify.annotations.NullMarked;
