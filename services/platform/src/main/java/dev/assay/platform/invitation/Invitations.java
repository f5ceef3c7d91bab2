package dev.assay.platform.invitation;

import dev.assay.platform.access.Caller;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Openings;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Inviting people, and what is done to their invitations. */
@Singleton
public class Invitations {

    private static final int LONGEST_MESSAGE = 4000;

    private final InvitingRepository inviting;
    private final StepRepository steps;
    private final BulkActionRepository actions;
    private final Openings openings;
    private final OrganisationRepository organisations;
    private final Clock clock;

    Invitations(
            InvitingRepository inviting,
            StepRepository steps,
            BulkActionRepository actions,
            Openings openings,
            OrganisationRepository organisations,
            Clock clock) {
        this.inviting = inviting;
        this.steps = steps;
        this.actions = actions;
        this.openings = openings;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Invites somebody who came by a shared link. The mail with their own link goes out at once; nothing on the page may
     * hand that link out, since nobody has shown yet that the address is theirs.
     *
     * @param email in lower case
     * @return false when the link holds no more people or does not let the address in; strangers are not told whether
     *     somebody was invited before
     */
    public boolean inviteByLink(SharedLink link, Opening opening, String email, String name) {
        Instant now = clock.instant();
        if (!link.admitsAt(now) || !link.admits(email) || whyNot(opening, now).isPresent()) {
            return false;
        }
        return inviting.inviteByLink(link, opening, mails(opening), new Invitee(email, name));
    }

    /** Reads a list of people, and says of each line what is wrong with it. */
    List<InviteeLine> check(Opening opening, String text) {
        return InviteeList.read(text, inviting.invitedAddresses(opening.id()));
    }

    /** Why nobody can be invited now; empty when people can. */
    public static Optional<String> whyNot(Opening opening, Instant now) {
        if (opening.archivedAt() != null || opening.closedAt() != null) {
            return Optional.of("The opening is closed. Open it again to invite.");
        }
        return now.isBefore(opening.closesAt())
                ? Optional.empty()
                : Optional.of("The window of the opening is over. Let it close later to invite.");
    }

    InvitingRepository.Invited invite(
            Caller caller, Opening opening, InvitingRepository.Batch batch, Optional<RequestKey> key) {
        // A repeated request gets the answer of the first, also when the opening is closed by now.
        whyNot(opening, clock.instant()).filter(why -> !isRepeated(key)).ifPresent(why -> {
            throw new ProblemException(ErrorCode.STATE_CONFLICT, why);
        });
        String message = batch.message();
        if (message != null && message.length() > LONGEST_MESSAGE) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS, "message has at most " + LONGEST_MESSAGE + " characters.");
        }
        return inviting.invite(caller, opening, mails(opening), batch, key);
    }

    boolean isRepeated(Optional<RequestKey> key) {
        return inviting.isRepeated(key);
    }

    Done apply(Caller caller, Opening opening, List<String> ids, Step step, Optional<RequestKey> key) {
        if (ids.isEmpty() || ids.size() > InviteeList.MOST) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "Choose 1 to " + InviteeList.MOST + " invitations.");
        }
        return steps.apply(caller, opening, mails(opening), ids, step, key);
    }

    /** Takes an action back. Empty when it is too late; else how many invitations are as before. */
    Optional<Integer> undo(Caller caller, String actionId) {
        if (!actions.exists(caller.organisationId(), actionId)) {
            throw ProblemException.notFound();
        }
        return steps.undo(caller, actionId);
    }

    /** The mail that the first of these people would get; empty when nobody can be invited. */
    String sample(Opening opening, List<InviteeLine> lines, String message) {
        return lines.stream()
                .filter(InviteeLine::isGood)
                .findFirst()
                .map(Invitee::of)
                .map(person -> mails(opening).sample(person, message, clock.instant()))
                .orElse("");
    }

    InvitationMail mails(Opening opening) {
        return new InvitationMail(organisations.get(opening.organisationId()), opening, openings.pack(opening));
    }
}
