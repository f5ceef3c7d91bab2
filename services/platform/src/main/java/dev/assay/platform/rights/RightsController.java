package dev.assay.platform.rights;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.question.QuestionText;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/rights-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "rights-requests")
class RightsController {

    private final RightsDesk desk;
    private final RightsRepository rights;

    RightsController(RightsDesk desk, RightsRepository rights) {
        this.desk = desk;
        this.rights = rights;
    }

    /**
     * Something that a candidate asked for about themselves.
     *
     * @param kind ERASURE of what is known of them, or APPEAL against a decision
     * @param text in the candidate's words; may be empty
     * @param granted null until it is answered
     */
    @Serdeable
    record RightsRequestView(
            String id,
            RightsRequest.Kind kind,
            String invitationId,
            String openingId,
            String text,
            Instant madeAt,
            @Nullable String answer,
            @Nullable Boolean granted) {

        static RightsRequestView of(FiledRequest filed) {
            RightsRequest request = filed.request();
            return new RightsRequestView(
                    filed.id(),
                    request.kind(),
                    filed.invitationId(),
                    filed.openingId(),
                    request.text(),
                    request.madeAt(),
                    request.answer(),
                    request.granted());
        }
    }

    /**
     * What comes of a request.
     *
     * @param granted an erasure that is granted is carried out at once and cannot be taken back
     * @param answer for the candidate; left out when an erasure is granted
     */
    @Serdeable
    record RightsAnswer(
            @NotNull Boolean granted,
            @Nullable @Size(max = QuestionText.MOST) String answer) {}

    /** What candidates of the company asked for about themselves, newest first. */
    @Get
    @Allow(Permission.CANDIDATES_WRITE)
    Page<RightsRequestView> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        int most = Page.limit(limit);
        return Page.of(
                rights.newest(Caller.of(authentication).organisationId(), Page.cursor(cursor), most + 1).stream()
                        .map(RightsRequestView::of)
                        .toList(),
                most,
                RightsRequestView::id);
    }

    /** One request. */
    @Get("/{requestId}")
    @Allow(Permission.CANDIDATES_WRITE)
    RightsRequestView get(Authentication authentication, String requestId) {
        return RightsRequestView.of(desk.get(Caller.of(authentication), requestId));
    }

    /** Answers a request, once. The candidate gets a mail. Who decided about a candidate does not answer their appeal. */
    @Post("/{requestId}/answer")
    @Refuses(ErrorCode.STATE_CONFLICT)
    @Allow(Permission.CANDIDATES_WRITE)
    RightsRequestView answer(Authentication authentication, String requestId, @Valid @Body RightsAnswer request) {
        Caller caller = Caller.of(authentication);
        FiledRequest filed = desk.get(caller, requestId);
        if (request.granted() && filed.request().kind() == RightsRequest.Kind.ERASURE) {
            desk.erase(caller, filed);
        } else if (request.answer() == null || request.answer().isBlank()) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "answer: write one, the candidate reads it.");
        } else {
            desk.answer(caller, filed, request.answer().strip(), request.granted());
        }
        return RightsRequestView.of(desk.get(caller, requestId));
    }
}
