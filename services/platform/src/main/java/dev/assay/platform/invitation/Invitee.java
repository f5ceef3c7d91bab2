package dev.assay.platform.invitation;

/**
 * Somebody to be invited.
 *
 * @param email in lower case
 * @param name never empty
 */
record Invitee(String email, String name) {

    /** Whoever a line names; what stands before the @ does for a name. */
    static Invitee of(InviteeLine line) {
        String email = line.email();
        return new Invitee(email, line.name().isBlank() ? email.substring(0, email.indexOf('@')) : line.name());
    }
}
