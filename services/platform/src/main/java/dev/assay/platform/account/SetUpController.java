package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

@Hidden
@Controller("/set-up/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SetUpController {

    private final SetUp setUp;
    private final SignIn signIn;
    private final SessionCookie cookies;
    private final Templates templates;

    SetUpController(SetUp setUp, SignIn signIn, SessionCookie cookies, Templates templates) {
        this.setUp = setUp;
        this.signIn = signIn;
        this.cookies = cookies;
        this.templates = templates;
    }

    @Get
    HttpResponse<String> form(HttpRequest<?> request, String token) {
        return setUp.isOpen(token)
                ? page(request, HttpStatus.OK, token, Form.of(Map.of("zone", "UTC")))
                : gone(request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> complete(HttpRequest<?> request, String token, @Body Map<String, String> form) {
        if (!setUp.isOpen(token)) {
            return gone(request);
        }
        AccountFields fields = new AccountFields(form);
        String company = fields.name("company", "the name of your company");
        NewAccount owner =
                new NewAccount(fields.email("email"), fields.name("name", "your name"), fields.timeZone("zone"));
        String password = fields.password("password");
        if (!fields.errors().isEmpty()) {
            return page(request, HttpStatus.UNPROCESSABLE_ENTITY, token, fields.form());
        }
        return setUp.complete(token, company, owner, password)
                .<HttpResponse<?>>map(account -> HttpResponse.seeOther(URI.create("/"))
                        .cookie(cookies.staff(signIn.begin(account, SignIn.agent(request)))))
                .orElseGet(() -> gone(request));
    }

    private HttpResponse<String> page(HttpRequest<?> request, HttpStatus status, String token, Form form) {
        Frame frame = Frame.of(request, "Set up Assay", new Viewer.Anybody());
        return HttpResponse.<String>status(status)
                .body(templates.render("account/set-up.jte", Map.of("frame", frame, "form", form, "token", token)));
    }

    private HttpResponse<String> gone(HttpRequest<?> request) {
        Frame frame = Frame.of(request, "Link ended", new Viewer.Anybody());
        return HttpResponse.<String>status(HttpStatus.GONE)
                .body(templates.render("account/link-ended.jte", Map.of("frame", frame)));
    }
}
