package dev.assay.platform.rights;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.question.QuestionText;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Where the company answers what candidates ask for about themselves. */
@Hidden
@Controller("/rights")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RightsDeskPages {

    private static final String SECTION = "Requests";
    private static final int ANSWERED_ROWS = 25;

    private final RightsDesk desk;
    private final RightsRepository rights;
    private final Viewers viewers;
    private final Templates templates;
    private final Clock clock;

    RightsDeskPages(RightsDesk desk, RightsRepository rights, Viewers viewers, Templates templates, Clock clock) {
        this.desk = desk;
        this.rights = rights;
        this.viewers = viewers;
        this.templates = templates;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.CANDIDATES_WRITE)
    String list(HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return templates.render(
                "rights/list.jte",
                Map.of(
                        "frame",
                                Frame.of(
                                        request,
                                        "Requests of candidates",
                                        viewers.of(caller).in(SECTION)),
                        "waiting", rights.waiting(caller.organisationId()),
                        "answered", rights.answered(caller.organisationId(), ANSWERED_ROWS),
                        "zone", viewers.zone(caller),
                        "now", clock.instant()));
    }

    @Get("/{requestId}")
    @Allow(Permission.CANDIDATES_WRITE)
    String one(HttpRequest<?> request, Authentication authentication, String requestId) {
        Caller caller = Caller.of(authentication);
        return page(request, caller, desk.get(caller, requestId), Form.empty());
    }

    /** An appeal is answered. */
    @Post("/{requestId}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> answer(
            HttpRequest<?> request, Authentication authentication, String requestId, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        FiledRequest filed = desk.get(caller, requestId, RightsRequest.Kind.APPEAL);
        Form form = QuestionText.checked(Form.of(typed), "answer", "an answer");
        String outcome = form.value("outcome");
        if (!outcome.equals("granted") && !outcome.equals("stands")) {
            form = form.error("outcome", "Choose what came of it.");
        }
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, caller, filed, form));
        }
        desk.answer(caller, filed, form.value("answer").strip(), outcome.equals("granted"));
        return done("Answered. The candidate gets a mail.");
    }

    /** An erasure is refused, with the reason. */
    @Post("/{requestId}/refuse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> refuse(
            HttpRequest<?> request, Authentication authentication, String requestId, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        FiledRequest filed = desk.get(caller, requestId, RightsRequest.Kind.ERASURE);
        Form form = QuestionText.checked(Form.of(typed), "reason", "the reason: the candidate reads it");
        if (!form.isValid()) {
            return HttpResponse.unprocessableEntity().body(page(request, caller, filed, form));
        }
        desk.answer(caller, filed, form.value("reason").strip(), false);
        return done("Refused. The candidate gets a mail with the reason.");
    }

    /** An erasure is carried out. */
    @Post("/{requestId}/erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> erase(
            HttpRequest<?> request, Authentication authentication, String requestId, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        FiledRequest filed = desk.get(caller, requestId, RightsRequest.Kind.ERASURE);
        Form form = Form.of(typed);
        if (!form.ticked("sure")) {
            Form wrong = form.error("sure", "Tick it when you are sure: what was erased cannot be brought back.");
            return HttpResponse.unprocessableEntity().body(page(request, caller, filed, wrong));
        }
        desk.erase(caller, filed);
        return done("Erased. The candidate gets one last mail.");
    }

    private static HttpResponse<?> done(String said) {
        return HttpResponse.seeOther(URI.create("/rights"))
                .cookie(Toast.done(said).cookie());
    }

    private String page(HttpRequest<?> request, Caller caller, FiledRequest filed, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "frame",
                Frame.of(request, filed.request().title(), viewers.of(caller).in(SECTION)));
        model.put("filed", filed);
        model.put("invitation", desk.invitation(filed));
        model.put("own", desk.decidedByCaller(caller, filed));
        model.put("form", form);
        model.put("gone", Remains.GONE);
        model.put("stays", Remains.STAYS);
        model.put("zone", viewers.zone(caller));
        model.put("now", clock.instant());
        return templates.render("rights/request.jte", model);
    }
}
