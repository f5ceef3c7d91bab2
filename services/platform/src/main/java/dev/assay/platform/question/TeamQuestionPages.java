package dev.assay.platform.question;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningHeads;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.ui.Form;
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

/** Where the team of an opening answers. Who asked stays unsaid here too: an answer must suit everybody. */
@Hidden
@Controller("/openings/{openingId}/questions")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamQuestionPages {

    private final QuestionRepository questions;
    private final OpeningRepository openings;
    private final OpeningHeads heads;
    private final Templates templates;

    TeamQuestionPages(
            QuestionRepository questions, OpeningRepository openings, OpeningHeads heads, Templates templates) {
        this.questions = questions;
        this.openings = openings;
        this.heads = heads;
        this.templates = templates;
    }

    @Get
    @Allow(Permission.CANDIDATES_WRITE)
    String list(HttpRequest<?> request, Authentication authentication, String openingId) {
        Caller caller = Caller.of(authentication);
        return page(request, caller, opening(caller, openingId), "", Form.empty());
    }

    @Post("/{questionId}")
    @Allow(Permission.CANDIDATES_WRITE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(
            HttpRequest<?> request,
            Authentication authentication,
            String openingId,
            String questionId,
            @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        Opening opening = opening(caller, openingId);
        Question question = questions.find(opening.id(), questionId).orElseThrow(ProblemException::notFound);
        Form form = QuestionText.checked(
                QuestionText.checked(Form.of(typed), "shown", "the question as everybody may read it"),
                "answer",
                "an answer");
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, caller, opening, question.id(), form));
        }
        questions.answer(
                caller,
                opening,
                question,
                form.value("shown").strip(),
                form.value("answer").strip());
        String said =
                question.isAnswered() ? "Answer changed." : "Answered. Every candidate of the opening gets a mail.";
        return HttpResponse.seeOther(URI.create("/openings/" + opening.id() + "/questions"))
                .cookie(Toast.done(said).cookie());
    }

    private Opening opening(Caller caller, String id) {
        return openings.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    private String page(HttpRequest<?> request, Caller caller, Opening opening, String failed, Form form) {
        return templates.render(
                "question/team.jte",
                Map.of(
                        "frame",
                        heads.frame(request, caller, "Questions"),
                        "head",
                        heads.of(caller, opening.id(), "Questions"),
                        "questions",
                        questions.all(opening.id()),
                        "failed",
                        failed,
                        "form",
                        form));
    }
}
