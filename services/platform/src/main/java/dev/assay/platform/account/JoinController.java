package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.RateLimiter;
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
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

@Hidden
@Controller("/join/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class JoinController {

    private static final RateLimiter.Limit TRIES = new RateLimiter.Limit("join", 30, Duration.ofMinutes(15));

    private final Join join;
    private final SignIn signIn;
    private final SessionCookie cookies;
    private final RateLimiter limiter;
    private final Templates templates;

    JoinController(Join join, SignIn signIn, SessionCookie cookies, RateLimiter limiter, Templates templates) {
        this.join = join;
        this.signIn = signIn;
        this.cookies = cookies;
        this.limiter = limiter;
        this.templates = templates;
    }

    @Get
    HttpResponse<String> form(HttpRequest<?> request, String token) {
        limiter.spend(TRIES, request);
        return join.asked(token)
                .map(asked -> page(
                        request,
                        HttpStatus.OK,
                        token,
                        asked,
                        Form.of(Map.of("zone", asked.organisation().timeZone().getId()))))
                .orElseGet(() -> gone(request));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> complete(HttpRequest<?> request, String token, @Body Map<String, String> form) {
        limiter.spend(TRIES, request);
        Optional<Join.Asked> open = join.asked(token);
        if (open.isEmpty()) {
            return gone(request);
        }
        Join.Asked asked = open.get();
        AccountFields fields = new AccountFields(form);
        String name = fields.name("name", "your name");
        ZoneId zone = fields.timeZone("zone");
        String password =
                fields.password("password", asked.email(), asked.organisation().name());
        if (asked.taken() || !fields.errors().isEmpty()) {
            return page(request, HttpStatus.UNPROCESSABLE_ENTITY, token, asked, fields.form());
        }
        return join.complete(asked, name, zone, password)
                .<HttpResponse<?>>map(account -> HttpResponse.seeOther(URI.create("/account"))
                        .cookie(cookies.staff(signIn.begin(account, SignIn.agent(request)))))
                .orElseGet(() -> gone(request));
    }

    private HttpResponse<String> page(
            HttpRequest<?> request, HttpStatus status, String token, Join.Asked asked, Form form) {
        Frame frame = Frame.of(request, "Join " + asked.organisation().name(), new Viewer.Anybody());
        return HttpResponse.<String>status(status)
                .body(templates.render(
                        "account/join.jte",
                        Map.of(
                                "frame", frame,
                                "form", form,
                                "token", token,
                                "company", asked.organisation().name(),
                                "role", Words.role(asked.role()),
                                "email", asked.email(),
                                "taken", asked.taken())));
    }

    private HttpResponse<String> gone(HttpRequest<?> request) {
        Frame frame = Frame.of(request, "Link ended", new Viewer.Anybody());
        return HttpResponse.<String>status(HttpStatus.GONE)
                .body(templates.render("account/link-ended.jte", Map.of("frame", frame)));
    }
}
