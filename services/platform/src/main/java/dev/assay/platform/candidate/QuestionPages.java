package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.question.QuestionRepository;
import dev.assay.platform.question.QuestionText;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.RateLimiter;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Questions to the team. Answers go to every candidate of the opening, without who asked. */
@Hidden
@Controller("/c/{invitationId}/questions")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuestionPages {

    private static final RateLimiter.Limit LIMIT = new RateLimiter.Limit("question", 10, Duration.ofHours(1));

    private final Visits visits;
    private final QuestionRepository questions;
    private final RateLimiter limiter;
    private final Templates templates;

    QuestionPages(Visits visits, QuestionRepository questions, RateLimiter limiter, Templates templates) {
        this.visits = visits;
        this.questions = questions;
        this.limiter = limiter;
        this.templates = templates;
    }

    @Get
    @Allow(Permission.ATTEMPT)
    String list(HttpRequest<?> request, Authentication authentication, String invitationId) {
        return page(request, visits.of(authentication, invitationId), Form.empty());
    }

    @Post
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Body Map<String, String> typed) {
        Visit visit = visits.of(authentication, invitationId);
        Form form = QuestionText.checked(Form.of(typed), "text", "your question");
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, visit, form));
        }
        limiter.spend(LIMIT, visit.invitation().id());
        questions.ask(visit.invitation(), form.value("text").strip());
        return HttpResponse.seeOther(URI.create(visit.path("/questions")))
                .cookie(Toast.done("Asked. The answer comes by mail and appears here.")
                        .cookie());
    }

    private String page(HttpRequest<?> request, Visit visit, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, "Questions", visit.viewer()));
        model.put("visit", visit);
        model.put("answered", questions.answered(visit.opening().id()));
        model.put(
                "waiting",
                questions.askedBy(visit.invitation().id()).stream()
                        .filter(question -> !question.isAnswered())
                        .toList());
        model.put("form", form);
        return templates.render("question/candidate.jte", model);
    }
}
