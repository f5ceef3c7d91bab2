package dev.assay.platform.submission;

import dev.assay.platform.access.Caller;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The way by which pages of candidates learn of submissions: private scores end here. */
@Singleton
public final class CandidateWork {

    private final SubmissionViewRepository views;
    private final SubmissionRepository submissions;
    private final SittingRepository sittings;
    private final InvitationRepository invitations;
    private final OpeningRepository openings;

    CandidateWork(
            SubmissionViewRepository views,
            SubmissionRepository submissions,
            SittingRepository sittings,
            InvitationRepository invitations,
            OpeningRepository openings) {
        this.views = views;
        this.submissions = submissions;
        this.sittings = sittings;
        this.invitations = invitations;
        this.openings = openings;
    }

    /** A submission that the caller's token sees: of somebody invited as the opening allows, of a trial as it is. */
    CandidateView view(Caller caller, SubmissionView submission) {
        return sittings.find(submission.attemptId())
                .map(sitting -> get(caller, sitting, opening(sitting), submission.id()))
                .orElseGet(() -> CandidateView.of(submission));
    }

    private Opening opening(Sitting sitting) {
        return invitations
                .find(sitting.invitationId())
                .flatMap(invitation -> openings.find(sitting.organisationId(), invitation.openingId()))
                .orElseThrow();
    }

    /** All of an attempt. Practice tells scores rounded, whatever the opening does. */
    public Work of(Caller caller, Sitting sitting, Opening opening) {
        return of(sitting, opening, views.all(caller, sitting.id()));
    }

    /**
     * The same of submissions that were read before.
     *
     * @param newestFirst every submission of the attempt
     */
    public Work of(Sitting sitting, Opening opening, List<SubmissionView> newestFirst) {
        List<SubmissionView> oldestFirst = newestFirst.reversed();
        Opening.FeedbackPolicy policy =
                sitting.kind() == Sitting.Kind.PRACTICE ? Opening.FeedbackPolicy.ROUNDED : opening.feedbackPolicy();
        ScoreBoard board = ScoreBoard.of(policy, oldestFirst);
        return new Work(
                newestFirst.stream()
                        .map(submission -> CandidateView.of(submission, board.of(submission.id())))
                        .toList(),
                board,
                submissions.quota(sitting.id()),
                FinalChoice.of(sitting, opening.finalRule(), board, oldestFirst));
    }

    /**
     * One submission of the caller's.
     *
     * @throws ProblemException NOT_FOUND when there is none, or it is somebody else's
     */
    public CandidateView get(Caller caller, Sitting sitting, Opening opening, String submissionId) {
        return of(caller, sitting, opening).submissions().stream()
                .filter(submission -> submission.id().equals(submissionId))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** The score on the rows that decide, for a candidate to whom the company releases it. */
    public Optional<GradingView.MetricView> released(Caller caller, Sitting sitting, Opening opening) {
        return of(caller, sitting, opening)
                .counting()
                .submissionId()
                .flatMap(id -> views.find(caller, id))
                .flatMap(submission -> submission.current().metrics().stream()
                        .filter(metric -> metric.primary() && metric.split().equals("PRIVATE"))
                        .findFirst());
    }
}
