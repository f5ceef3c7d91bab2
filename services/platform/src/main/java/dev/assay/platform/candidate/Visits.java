package dev.assay.platform.candidate;

import dev.assay.platform.access.Caller;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.web.ProblemException;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Finds what the pages of an invitation turn on, for its own candidate and for nobody else. */
@Singleton
public final class Visits {

    private final InvitationRepository invitations;
    private final OpeningRepository openings;
    private final OrganisationRepository organisations;
    private final PackRepository packs;
    private final SittingRepository sittings;
    private final Clock clock;

    Visits(
            InvitationRepository invitations,
            OpeningRepository openings,
            OrganisationRepository organisations,
            PackRepository packs,
            SittingRepository sittings,
            Clock clock) {
        this.invitations = invitations;
        this.openings = openings;
        this.organisations = organisations;
        this.packs = packs;
        this.sittings = sittings;
        this.clock = clock;
    }

    /**
     * The visit of whoever is signed in.
     *
     * @throws ProblemException NOT_FOUND when the invitation is not theirs
     */
    public Visit of(Authentication authentication, String invitationId) {
        Caller caller = Caller.of(authentication);
        if (!caller.invitationId().map(invitationId::equals).orElse(false)) {
            throw ProblemException.notFound();
        }
        return of(caller, invitations.find(invitationId).orElseThrow(ProblemException::notFound));
    }

    /** The visit of somebody whom a signed link vouches for. */
    Visit of(Invitation invitation) {
        return of(Caller.invited(invitation.id(), invitation.organisationId(), invitation.id()), invitation);
    }

    private Visit of(Caller caller, Invitation invitation) {
        Opening opening = openings.find(invitation.organisationId(), invitation.openingId())
                .orElseThrow();
        return new Visit(
                caller,
                invitation,
                opening,
                organisations.get(invitation.organisationId()),
                packs.find(invitation.organisationId(), opening.packVersionId()).orElseThrow(),
                sittings.find(invitation.id(), Sitting.Kind.TIMED),
                clock.instant());
    }
}
