package dev.assay.platform.invitation;

import java.time.Duration;
import java.time.Instant;

/** What a manager does to invitations, one or many at a time. Each can be taken back for a while. */
public sealed interface Step {

    /** Reminds those who have not begun. */
    record Remind() implements Step {}

    /** Sends a new link to those who have not begun; the old one stops. Brings back what was revoked. */
    record Resend() implements Step {}

    /** Takes invitations back; a running attempt ends. */
    record Revoke() implements Step {}

    /** Notes that the candidate does not take part any more. */
    record Withdraw() implements Step {}

    /**
     * Gives more time from the end that each has now, or from now where that is over.
     *
     * @param by how much
     */
    record ExtendBy(Duration by) implements Step {}

    /**
     * Gives time until an instant, which has to be later than the end that each has now.
     *
     * @param end of the window and of a running attempt
     */
    record ExtendTo(Instant end) implements Step {}

    /**
     * Sets the extra time of an accommodation.
     *
     * @param percent of the time limit, from 0 to 300
     */
    record ExtraTime(int percent) implements Step {}

    /** As it is stored. */
    default String kind() {
        return switch (this) {
            case Remind _ -> "REMIND";
            case Resend _ -> "RESEND";
            case Revoke _ -> "REVOKE";
            case Withdraw _ -> "WITHDRAW";
            case ExtendBy _ -> "EXTEND";
            case ExtendTo _ -> "EXTEND";
            case ExtraTime _ -> "EXTRA_TIME";
        };
    }

    /** What was done, for the line that says so. */
    default String done() {
        return switch (this) {
            case Remind _ -> "Reminded";
            case Resend _ -> "New link sent to";
            case Revoke _ -> "Revoked";
            case Withdraw _ -> "Withdrawn:";
            case ExtendBy _ -> "Extended";
            case ExtendTo _ -> "Extended";
            case ExtraTime _ -> "Extra time set for";
        };
    }
}
