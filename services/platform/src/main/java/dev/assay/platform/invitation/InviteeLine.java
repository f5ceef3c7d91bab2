package dev.assay.platform.invitation;

import org.jspecify.annotations.Nullable;

/**
 * One line of a list of people to invite.
 *
 * @param number from 1
 * @param text as it came in
 * @param email in lower case; empty when it has none
 * @param name what stands beside the address, or what stands before its @
 * @param problem why nobody can be invited by it; null when somebody can
 * @param hint what may be a slip and yet is possible; null when nothing is
 */
public record InviteeLine(
        int number,
        String text,
        String email,
        String name,
        @Nullable String problem,
        @Nullable String hint) {

    /** Whether somebody can be invited by it. */
    public boolean isGood() {
        return problem == null;
    }

    /** The same with a problem. */
    InviteeLine with(String because) {
        return new InviteeLine(number, text, email, name, because, hint);
    }

    /** As it is read again: name and address. */
    public String written() {
        return name.isEmpty() ? email : "\"" + name.replace("\"", "'") + "\" <" + email + ">";
    }
}
