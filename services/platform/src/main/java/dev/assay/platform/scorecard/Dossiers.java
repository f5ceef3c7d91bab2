package dev.assay.platform.scorecard;

import dev.assay.platform.access.Caller;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.SubmissionView;
import dev.assay.platform.submission.SubmissionViewRepository;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gathers dossiers. */
@Singleton
class Dossiers {

    private final OpeningRepository openings;
    private final InvitationRepository invitations;
    private final SittingRepository sittings;
    private final SubmissionViewRepository submissions;
    private final CandidateWork work;
    private final DecisionRepository decisions;

    Dossiers(
            OpeningRepository openings,
            InvitationRepository invitations,
            SittingRepository sittings,
            SubmissionViewRepository submissions,
            CandidateWork work,
            DecisionRepository decisions) {
        this.openings = openings;
        this.invitations = invitations;
        this.sittings = sittings;
        this.submissions = submissions;
        this.work = work;
        this.decisions = decisions;
    }

    /** The dossier of a candidate of the caller's company. */
    Dossier open(Caller caller, String openingId, String invitationId) {
        Invitation invitation = invitation(caller, openingId, invitationId);
        Opening opening = openings.find(caller.organisationId(), openingId).orElseThrow(ProblemException::notFound);
        Optional<Sitting> sitting = sittings.find(invitationId, Sitting.Kind.TIMED);
        List<SubmissionView> handedIn =
                sitting.map(sat -> submissions.all(caller, sat.id())).orElse(List.of());
        Optional<String> counting = sitting.flatMap(
                sat -> work.of(sat, opening, handedIn).counting().submissionId());
        return new Dossier(opening, invitation, sitting, handedIn, counting, decisions.of(invitationId));
    }

    /** A submission of that candidate. */
    SubmissionView submission(Caller caller, String openingId, String invitationId, String submissionId) {
        String attempt = sittings.find(
                        invitation(caller, openingId, invitationId).id(), Sitting.Kind.TIMED)
                .orElseThrow(ProblemException::notFound)
                .id();
        return submissions
                .find(caller, submissionId)
                .filter(submission -> submission.attemptId().equals(attempt))
                .orElseThrow(ProblemException::notFound);
    }

    private Invitation invitation(Caller caller, String openingId, String invitationId) {
        return invitations
                .find(caller.organisationId(), invitationId)
                .filter(found -> found.openingId().equals(openingId))
                .orElseThrow(ProblemException::notFound);
    }
}
