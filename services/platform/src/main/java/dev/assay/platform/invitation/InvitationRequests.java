package dev.assay.platform.invitation;

import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs ask for, and what they are told. */
final class InvitationRequests {

    private static final int MOST_PERCENT = 300;
    private static final int MOST_HOURS = 24 * 60;

    private InvitationRequests() {}

    /**
     * People to invite.
     *
     * @param candidates 1 to 500
     * @param message to these people; at most 4000 characters
     * @param allOrNone whether one who cannot be invited keeps all others from it
     */
    @Serdeable
    record People(
            @Nullable List<Person> candidates,
            @Nullable String message,
            @Nullable Boolean allOrNone) {}

    /**
     * Somebody to invite.
     *
     * @param name what stands before the @ when left out
     */
    @Serdeable
    record Person(@Nullable String email, @Nullable String name) {}

    /**
     * What came of inviting.
     *
     * @param actionId takes it back within ten seconds; null when nobody was invited
     * @param items in the order of the request
     */
    @Serdeable
    record Sent(@Nullable String actionId, List<Item> items) {}

    /**
     * What came of one.
     *
     * @param invitationId null when nobody was invited
     * @param problem why not; null when somebody was
     * @param hint what may be a slip; null when nothing is
     */
    @Serdeable
    record Item(
            String email,
            @Nullable String invitationId,
            @Nullable String codeName,
            @Nullable String problem,
            @Nullable String hint) {}

    /**
     * A step for several invitations.
     *
     * @param step REMIND, RESEND, REVOKE, WITHDRAW, EXTEND or EXTRA_TIME
     * @param invitationIds 1 to 500
     * @param until the new end, for EXTEND
     * @param hours more hours, for EXTEND without until
     * @param percent 0 to 300, for EXTRA_TIME
     */
    @Serdeable
    record Action(
            @Nullable String step,
            @Nullable List<String> invitationIds,
            @Nullable Instant until,
            @Nullable Integer hours,
            @Nullable Integer percent) {

        Step toStep() {
            return InvitationRequests.step(step, until, hours, percent);
        }
    }

    /** A step by its name. */
    static Step step(
            @Nullable String name, @Nullable Instant until, @Nullable Integer hours, @Nullable Integer percent) {
        return switch (name == null ? "" : name) {
            case "REMIND" -> new Step.Remind();
            case "RESEND" -> new Step.Resend();
            case "REVOKE" -> new Step.Revoke();
            case "WITHDRAW" -> new Step.Withdraw();
            case "EXTEND" -> until == null ? new Step.ExtendBy(hours(hours)) : new Step.ExtendTo(until);
            case "EXTRA_TIME" -> new Step.ExtraTime(percent(percent));
            default ->
                throw new ProblemException(
                        ErrorCode.INVALID_FIELDS, "step is REMIND, RESEND, REVOKE, WITHDRAW, EXTEND or EXTRA_TIME.");
        };
    }

    private static Duration hours(@Nullable Integer hours) {
        if (hours == null || hours < 1 || hours > MOST_HOURS) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS, "EXTEND needs until, or hours from 1 to " + MOST_HOURS + ".");
        }
        return Duration.ofHours(hours);
    }

    private static int percent(@Nullable Integer percent) {
        if (percent == null || percent < 0 || percent > MOST_PERCENT) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS, "EXTRA_TIME needs percent from 0 to " + MOST_PERCENT + ".");
        }
        return percent;
    }
}
