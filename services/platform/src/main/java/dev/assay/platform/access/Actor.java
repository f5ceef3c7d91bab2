package dev.assay.platform.access;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Who does something that is written down.
 *
 * @param kind what the id names
 * @param id of an account, a token, an invitation or an attempt; empty for the system and for strangers
 */
@Serdeable
public record Actor(Kind kind, String id) {

    /** The platform itself, in a job. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

    /** Somebody who is not signed in. */
    public static final Actor ANYBODY = new Actor(Kind.ANYBODY, "");

    /** What an id names. */
    public enum Kind {
        /** Somebody of a company. */
        ACCOUNT,
        /** A token that belongs to no account. */
        TOKEN,
        /** A candidate, by the invitation, or by the attempt where a token works on one. */
        CANDIDATE,
        /** The platform. */
        SYSTEM,
        /** Unknown. */
        ANYBODY
    }
}
