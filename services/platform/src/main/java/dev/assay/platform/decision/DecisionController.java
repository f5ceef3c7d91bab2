package dev.assay.platform.decision;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/invitations/{invitationId}/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "decisions")
class DecisionController {

    private final DecisionDesk desk;
    private final DecisionRepository decisions;
    private final InvitationRepository invitations;
    private final OpeningRepository openings;

    DecisionController(
            DecisionDesk desk,
            DecisionRepository decisions,
            InvitationRepository invitations,
            OpeningRepository openings) {
        this.desk = desk;
        this.decisions = decisions;
        this.invitations = invitations;
        this.openings = openings;
    }

    /**
     * A decision.
     *
     * @param outcome ADVANCE, DECLINE or HOLD
     * @param reason for the company's record
     * @param feedback what the candidate is told beside the outcome
     * @param shareScore whether the candidate is told the score on hidden rows, with its interval
     * @param release whether the candidate is told at all, half a minute from now
     */
    @Serdeable
    record DecisionRequest(
            @NotNull Decision.Outcome outcome,
            @NotBlank @Size(max = DecisionForm.LONGEST_TEXT) String reason,
            @Nullable @Size(max = DecisionForm.LONGEST_TEXT) String feedback,
            boolean shareScore,
            boolean release) {}

    /** The decisions about a candidate, newest first. The newest stands. */
    @Get
    @Allow(Permission.CANDIDATES_READ)
    List<Decision> list(Authentication authentication, String invitationId) {
        return decisions.of(invitation(authentication, invitationId).id());
    }

    /** Records a decision, which replaces the one before. */
    @Post
    @Refuses(ErrorCode.TOO_LATE)
    @Allow(Permission.DECIDE)
    @Status(HttpStatus.CREATED)
    Decision decide(Authentication authentication, String invitationId, @Valid @Body DecisionRequest request) {
        Invitation invitation = invitation(authentication, invitationId);
        Opening opening = openings.find(invitation.organisationId(), invitation.openingId())
                .orElseThrow();
        return desk.decide(
                Caller.of(authentication),
                opening,
                invitation,
                new NewDecision(
                        invitation.id(), request.outcome(), request.reason(), request.feedback(), request.shareScore()),
                request.release());
    }

    /** Takes the release of a decision back, within half a minute. */
    @Delete("/{id}/release")
    @Refuses(ErrorCode.TOO_LATE)
    @Allow(Permission.DECIDE)
    @Status(HttpStatus.NO_CONTENT)
    void keepBack(Authentication authentication, String invitationId, String id) {
        boolean known = decisions.of(invitation(authentication, invitationId).id()).stream()
                .anyMatch(decision -> decision.id().equals(id));
        if (!known) {
            throw ProblemException.notFound();
        }
        desk.keepBack(Caller.of(authentication), id);
    }

    private Invitation invitation(Authentication authentication, String id) {
        return invitations.find(Caller.of(authentication).organisationId(), id).orElseThrow(ProblemException::notFound);
    }
}
