package dev.assay.platform.decision;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/** Where people decide. */
@Hidden
@Controller("/openings/{openingId}/candidates/{invitationId}/decision")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class DecisionPages {

    private final DecisionDesk desk;
    private final DecisionRepository decisions;
    private final InvitationRepository invitations;
    private final OpeningRepository openings;
    private final Viewers viewers;
    private final Templates templates;

    DecisionPages(
            DecisionDesk desk,
            DecisionRepository decisions,
            InvitationRepository invitations,
            OpeningRepository openings,
            Viewers viewers,
            Templates templates) {
        this.desk = desk;
        this.decisions = decisions;
        this.invitations = invitations;
        this.openings = openings;
        this.viewers = viewers;
        this.templates = templates;
    }

    /** Whom and what a page is about. */
    private record About(Opening opening, Invitation invitation) {

        URI candidate() {
            return URI.create("/openings/" + opening.id() + "/candidates/" + invitation.id() + "/scorecard");
        }
    }

    @Get
    @Allow(Permission.DECIDE)
    String form(HttpRequest<?> request, Authentication authentication, String openingId, String invitationId) {
        return page(request, authentication, about(authentication, openingId, invitationId), Form.empty());
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.DECIDE)
    HttpResponse<?> decide(
            HttpRequest<?> request,
            Authentication authentication,
            String openingId,
            String invitationId,
            @Body Map<String, String> typed) {
        About about = about(authentication, openingId, invitationId);
        Form form = DecisionForm.check(typed);
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, authentication, about, form));
        }
        boolean release = form.ticked("release");
        Decision decision = desk.decide(
                Caller.of(authentication),
                about.opening(),
                about.invitation(),
                DecisionForm.of(form, invitationId),
                release);
        Toast toast = release
                ? Toast.undoable(
                        "Decision recorded. The candidate is told in half a minute.",
                        request.getPath() + "/" + decision.id() + "/undo")
                : Toast.done("Decision recorded. The candidate is not told yet.");
        return HttpResponse.seeOther(about.candidate()).cookie(toast.cookie());
    }

    @Post("/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.DECIDE)
    HttpResponse<?> undo(Authentication authentication, String openingId, String invitationId, String id) {
        About about = about(authentication, openingId, invitationId);
        if (decisions.of(invitationId).stream()
                .noneMatch(decision -> decision.id().equals(id))) {
            throw ProblemException.notFound();
        }
        desk.keepBack(Caller.of(authentication), id);
        return HttpResponse.seeOther(about.candidate())
                .cookie(Toast.done("Taken back. The candidate is not told; the decision stays on record.")
                        .cookie());
    }

    private About about(Authentication authentication, String openingId, String invitationId) {
        String organisation = Caller.of(authentication).organisationId();
        Invitation invitation = invitations
                .find(organisation, invitationId)
                .filter(found -> found.openingId().equals(openingId))
                .orElseThrow(ProblemException::notFound);
        return new About(openings.find(organisation, openingId).orElseThrow(ProblemException::notFound), invitation);
    }

    private String page(HttpRequest<?> request, Authentication authentication, About about, Form form) {
        Frame frame = Frame.of(
                request, "Decide", viewers.of(Caller.of(authentication)).in("Openings"));
        return templates.render(
                "decision/form.jte",
                Map.of("frame", frame, "opening", about.opening(), "invitation", about.invitation(), "form", form));
    }
}
