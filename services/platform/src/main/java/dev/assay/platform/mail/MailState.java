package dev.assay.platform.mail;

import io.micronaut.serde.annotation.Serdeable;

/** How far a mail is. */
@Serdeable
public enum MailState {
    /** To be sent, or being tried again. */
    WAITING,
    /** The server took it. */
    SENT,
    /** Nothing sends mails here: it is read in the outbox. */
    KEPT,
    /** Refused for good: the server's words are its failure. */
    BOUNCED,
    /** Tried until it was too late. */
    FAILED,
    /** Taken back before it was sent. */
    CANCELLED;

    /** Whether somebody may have it sent again. */
    public boolean mayRetry() {
        return this == KEPT || this == BOUNCED || this == FAILED;
    }

    /** Tone of its pill. */
    public String tone() {
        return switch (this) {
            case WAITING -> "live";
            case SENT -> "good";
            case KEPT -> "warn";
            case BOUNCED, FAILED -> "bad";
            case CANCELLED -> "quiet";
        };
    }

    /** In the words of the outbox. */
    public String words() {
        return switch (this) {
            case WAITING -> "waiting";
            case SENT -> "sent";
            case KEPT -> "not sent: no mail server";
            case BOUNCED -> "bounced";
            case FAILED -> "failed";
            case CANCELLED -> "taken back";
        };
    }
}
