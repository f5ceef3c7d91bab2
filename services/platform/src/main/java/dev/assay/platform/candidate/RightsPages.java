package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.question.QuestionText;
import dev.assay.platform.rights.Remains;
import dev.assay.platform.rights.RightsRepository;
import dev.assay.platform.rights.RightsRequest;
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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The answer at the end, and what candidates may ask for about themselves. Open for as long as anything is kept. */
@Hidden
@Controller("/c/{invitationId}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RightsPages {

    private final Visits visits;
    private final RightsRepository rights;
    private final DecisionRepository decisions;
    private final FeedbackPage feedback;
    private final DataExport export;
    private final Templates templates;

    RightsPages(
            Visits visits,
            RightsRepository rights,
            DecisionRepository decisions,
            FeedbackPage feedback,
            DataExport export,
            Templates templates) {
        this.visits = visits;
        this.rights = rights;
        this.decisions = decisions;
        this.feedback = feedback;
        this.export = export;
        this.templates = templates;
    }

    @Get("/feedback")
    @Allow(Permission.ATTEMPT)
    String feedback(HttpRequest<?> request, Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        return decisions
                .released(visit.invitation().id())
                .map(decision -> feedback.of(request, visit, Answer.of(decision)))
                .orElseThrow(ProblemException::notFound);
    }

    @Get("/rights")
    @Allow(Permission.ATTEMPT)
    String rights(HttpRequest<?> request, Authentication authentication, String invitationId) {
        return page(request, visits.of(authentication, invitationId), "", Form.empty());
    }

    @Post("/erasure")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> erase(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Body Map<String, String> typed) {
        Visit visit = visits.of(authentication, invitationId);
        Form form = Form.of(typed);
        if (!form.ticked("sure")) {
            Form wrong = form.error("sure", "Tick it when you are sure: what was erased cannot be brought back.");
            return HttpResponse.unprocessableEntity().body(page(request, visit, "erasure", wrong));
        }
        return make(visit, RightsRequest.Kind.ERASURE, form.value("text").strip());
    }

    @Post("/appeal")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> appeal(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Body Map<String, String> typed) {
        Visit visit = visits.of(authentication, invitationId);
        if (decisions.released(visit.invitation().id()).isEmpty()) {
            throw ProblemException.notFound();
        }
        Form form = QuestionText.checked(Form.of(typed), "text", "what should be looked at again, and why");
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, visit, "appeal", form));
        }
        return make(visit, RightsRequest.Kind.APPEAL, form.value("text").strip());
    }

    /** Everything that is kept about the candidate, as a zip. */
    @Get("/export")
    @Allow(Permission.ATTEMPT)
    @Produces(MediaType.ALL)
    HttpResponse<StreamedFile> export(Authentication authentication, String invitationId) {
        return export.of(visits.of(authentication, invitationId));
    }

    private HttpResponse<?> make(Visit visit, RightsRequest.Kind kind, String text) {
        if (!rights.isOpen(visit.invitation().id(), kind)) {
            String kept = text.substring(0, Math.min(text.length(), QuestionText.MOST));
            rights.make(visit.invitation(), kind, kept);
        }
        return HttpResponse.seeOther(URI.create(visit.path("/rights")))
                .cookie(Toast.done("Sent. The answer appears here and comes by mail.")
                        .cookie());
    }

    private String page(HttpRequest<?> request, Visit visit, String failed, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, "Your data and your rights", visit.viewer()));
        model.put("visit", visit);
        model.put("requests", rights.of(visit.invitation().id()));
        model.put("erasing", rights.isOpen(visit.invitation().id(), RightsRequest.Kind.ERASURE));
        model.put("appealing", rights.isOpen(visit.invitation().id(), RightsRequest.Kind.APPEAL));
        model.put("answered", decisions.released(visit.invitation().id()).isPresent());
        model.put("failed", failed);
        model.put("gone", Remains.GONE);
        model.put("stays", Remains.STAYS);
        model.put("form", form);
        return templates.render("candidate/rights.jte", model);
    }
}
