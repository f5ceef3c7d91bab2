package dev.assay.platform.scorecard;

import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.decision.Decision;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.submission.SubmissionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one candidate of an opening.
 *
 * @param sitting once it has begun
 * @param submissions newest first
 * @param countingId the submission that counts as things stand
 * @param decisions newest first; the first stands
 */
public record Dossier(
        Opening opening,
        Invitation invitation,
        Optional<Sitting> sitting,
        List<SubmissionView> submissions,
        Optional<String> countingId,
        List<Decision> decisions) {

    /** Something that happened. */
    public record Event(Instant at, String title, String detail) {}

    /** The submission that counts. */
    public Optional<SubmissionView> counting() {
        return submissions.stream()
                .filter(submission -> countingId.equals(Optional.of(submission.id())))
                .findFirst();
    }

    /** What happened, newest first. */
    public List<Event> timeline() {
        List<Event> events = new ArrayList<>();
        add(events, invitation.invitedAt(), "Invited", "");
        add(events, invitation.openedAt(), "Opened the invitation", "");
        add(events, invitation.remindedAt(), "Reminded", "");
        add(events, invitation.revokedAt(), "Invitation revoked", "");
        add(events, invitation.withdrawnAt(), "Withdrew", "");
        sitting.ifPresent(sat -> {
            add(events, sat.startedAt(), "Started", "");
            add(events, sat.closedAt(), ended(sat), "");
        });
        submissions.forEach(submission -> {
            add(events, submission.receivedAt(), "Submitted", submission.fileName());
            submission
                    .gradings()
                    .forEach(grading -> add(
                            events,
                            grading.finishedAt(),
                            grading.kind().equals("RESCORE") ? "Scored again" : "Graded",
                            submission.fileName()));
        });
        decisions.forEach(decision -> {
            add(events, decision.decidedAt(), "Decided: " + words(decision), "");
            add(events, decision.releasedAt(), "Candidate told", "");
        });
        events.sort(Comparator.comparing(Event::at).reversed());
        return List.copyOf(events);
    }

    /** A decision in a word. */
    public static String words(Decision decision) {
        return switch (decision.outcome()) {
            case ADVANCE -> "advance";
            case DECLINE -> "decline";
            case HOLD -> "hold";
        };
    }

    private static String ended(Sitting sitting) {
        return switch (sitting.closeReason()) {
            case HANDED_IN -> "Handed in";
            case TIME -> "Time ended";
            case WITHDRAWN -> "Attempt closed, withdrawn";
            case REVOKED -> "Attempt closed, revoked";
            case null -> "";
        };
    }

    private static void add(List<Event> events, @Nullable Instant at, String title, String detail) {
        if (at != null) {
            events.add(new Event(at, title, detail));
        }
    }
}
