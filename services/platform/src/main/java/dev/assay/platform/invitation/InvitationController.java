package dev.assay.platform.invitation;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Openings;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.Problem;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import dev.assay.platform.web.RequestKey;
import dev.assay.platform.web.Revision;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "invitations")
final class InvitationController {

    private final Invitations invitations;
    private final CandidateRepository candidates;
    private final Openings openings;
    private final Clock clock;

    InvitationController(Invitations invitations, CandidateRepository candidates, Openings openings, Clock clock) {
        this.invitations = invitations;
        this.candidates = candidates;
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * Invites up to 500 people. Whoever cannot be invited is told why in the answer, and the others are invited; with
     * {@code allOrNone} nobody is then. Mails go out after ten seconds, within which all can be taken back.
     */
    @Post("/openings/{openingId}/invitations")
    @Status(HttpStatus.CREATED)
    @Refuses(ErrorCode.STATE_CONFLICT)
    @Allow(Permission.CANDIDATES_WRITE)
    InvitationRequests.Sent invite(
            Authentication authentication,
            String openingId,
            @Body InvitationRequests.People people,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, openingId);
        List<InviteeLine> lines = invitations.check(opening, text(people));
        Optional<RequestKey> key = RequestKey.of(caller.id(), idempotencyKey, "invite " + openingId + " " + people);
        List<Invitee> good =
                lines.stream().filter(InviteeLine::isGood).map(Invitee::of).toList();
        boolean allOrNone = Boolean.TRUE.equals(people.allOrNone());
        if (allOrNone && good.size() < lines.size() && !invitations.isRepeated(key)) {
            throw refused(lines);
        }
        InvitingRepository.Invited invited = invitations.invite(
                caller, opening, new InvitingRepository.Batch(good, people.message(), allOrNone), key);
        Map<String, Invitation> byAddress = invited.invitations().stream()
                .collect(Collectors.toMap(one -> Objects.requireNonNull(one.candidateEmail()), Function.identity()));
        return new InvitationRequests.Sent(
                invited.invitations().isEmpty() ? null : invited.actionId(),
                lines.stream().map(line -> item(line, byAddress)).toList());
    }

    /** The candidates of an opening, newest first. */
    @Get("/openings/{openingId}/invitations")
    @Refuses(ErrorCode.INVALID_FIELDS)
    @Allow(Permission.CANDIDATES_READ)
    Page<InvitationView> list(
            Authentication authentication,
            String openingId,
            @Nullable @QueryValue String stage,
            @Nullable @QueryValue String show,
            @Nullable @QueryValue String search,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, openingId);
        Instant now = clock.instant();
        Page<CandidateRow> page =
                candidates.list(opening, CandidateFilter.of(stage, show, search), now, cursor, Page.limit(limit));
        boolean mayWrite = caller.may(Permission.CANDIDATES_WRITE);
        return new Page<>(
                page.items().stream()
                        .map(row -> InvitationView.of(row, opening, mayWrite, now))
                        .toList(),
                page.next());
    }

    /** One candidate. Reading it is written into the audit log. */
    @Get("/openings/{openingId}/invitations/{id}")
    @Allow(Permission.CANDIDATES_READ)
    HttpResponse<InvitationView> get(Authentication authentication, String openingId, String id) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, openingId);
        CandidateRow row = candidates.view(caller, opening, id).orElseThrow(ProblemException::notFound);
        return Revision.ok(
                InvitationView.of(row, opening, caller.may(Permission.CANDIDATES_WRITE), clock.instant()),
                row.invitation().revision());
    }

    /** Reminds, extends, revokes and so on. Whom a step does not fit is skipped. It can be taken back for 30 seconds. */
    @Post("/openings/{openingId}/invitations/actions")
    @Refuses(ErrorCode.STATE_CONFLICT)
    @Allow(Permission.CANDIDATES_WRITE)
    Done act(
            Authentication authentication,
            String openingId,
            @Body InvitationRequests.Action action,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, openingId);
        return invitations.apply(
                caller,
                opening,
                Objects.requireNonNullElse(action.invitationIds(), List.of()),
                action.toStep(),
                RequestKey.of(caller.id(), idempotencyKey, "act " + openingId + " " + action));
    }

    /** Takes an action back: invitations are as before, and mails that wait are not sent. */
    @Post("/actions/{id}/undo")
    @Refuses(ErrorCode.STATE_CONFLICT)
    @Allow(Permission.CANDIDATES_WRITE)
    Map<String, Integer> undo(Authentication authentication, String id) {
        return invitations
                .undo(Caller.of(authentication), id)
                .map(restored -> Map.of("restored", restored))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.STATE_CONFLICT, "It was taken back before, or its time is over."));
    }

    private static String text(InvitationRequests.People people) {
        List<InvitationRequests.Person> all = Objects.requireNonNullElse(people.candidates(), List.of());
        if (all.isEmpty() || all.size() > InviteeList.MOST) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "candidates holds 1 to " + InviteeList.MOST + ".");
        }
        List<String> lines = new ArrayList<>();
        for (InvitationRequests.Person person : all) {
            String name = Objects.requireNonNullElse(person.name(), "").replaceAll("[\\p{Cntrl}<>]", " ");
            String email = Objects.requireNonNullElse(person.email(), "").replaceAll("[\\p{Cntrl}<>]", " ");
            lines.add(name + " <" + email + ">");
        }
        return String.join("\n", lines);
    }

    private static ProblemException refused(List<InviteeLine> lines) {
        return new ProblemException(
                ErrorCode.INVALID_FIELDS,
                "Nobody was invited. Mend what is listed.",
                lines.stream()
                        .filter(line -> !line.isGood())
                        .map(line -> new Problem.Place(
                                "candidates", line.number(), 0, Objects.requireNonNull(line.problem())))
                        .toList());
    }

    private static InvitationRequests.Item item(InviteeLine line, Map<String, Invitation> invited) {
        Invitation invitation = invited.get(line.email());
        if (invitation != null) {
            return new InvitationRequests.Item(line.email(), invitation.id(), invitation.codeName(), null, line.hint());
        }
        String problem = line.problem() == null ? "Already invited to this opening." : line.problem();
        return new InvitationRequests.Item(
                line.email().isEmpty() ? line.text() : line.email(), null, null, problem, line.hint());
    }
}
