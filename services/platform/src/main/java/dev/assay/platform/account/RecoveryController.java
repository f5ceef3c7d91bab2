package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.ProblemException;
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
import jakarta.inject.Named;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Hidden
@Controller("/recover")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecoveryController {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryController.class);

    private static final RateLimiter.Limit ASKED = new RateLimiter.Limit("recovery", 20, Duration.ofMinutes(15));

    /** Mails to one address: nobody is to be flooded with them. */
    private static final RateLimiter.Limit MAILED = new RateLimiter.Limit("recovery mail", 3, Duration.ofHours(1));

    private final Recovery recovery;
    private final SessionCookie cookies;
    private final RateLimiter limiter;
    private final Templates templates;
    private final ExecutorService blocking;

    RecoveryController(
            Recovery recovery,
            SessionCookie cookies,
            RateLimiter limiter,
            Templates templates,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.recovery = recovery;
        this.cookies = cookies;
        this.limiter = limiter;
        this.templates = templates;
        this.blocking = blocking;
    }

    @Get
    String form(HttpRequest<?> request) {
        return page(request, Form.empty(), false);
    }

    /** The answer is the same, and given before anything is looked up: it does not tell who has an account. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, @Body Map<String, String> typed) {
        limiter.spend(ASKED, request);
        AccountFields fields = new AccountFields(typed);
        String email = fields.email("email");
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(page(request, fields.form(), false));
        }
        blocking.execute(() -> send(email));
        return HttpResponse.ok(page(request, fields.form(), true));
    }

    @Get("/{token}")
    HttpResponse<String> choose(HttpRequest<?> request, String token) {
        limiter.spend(ASKED, request);
        return recovery.asked(token)
                .map(account -> chosen(request, HttpStatus.OK, token, account, Form.empty()))
                .orElseGet(() -> gone(request));
    }

    @Post("/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> complete(HttpRequest<?> request, String token, @Body Map<String, String> typed) {
        limiter.spend(ASKED, request);
        Optional<Account> asked = recovery.asked(token);
        if (asked.isEmpty()) {
            return gone(request);
        }
        Account account = asked.get();
        AccountFields fields = new AccountFields(typed);
        String password = fields.password("password", account.email(), account.name());
        if (!fields.errors().isEmpty()) {
            return chosen(request, HttpStatus.UNPROCESSABLE_ENTITY, token, account, fields.form());
        }
        return recovery.complete(token, account, password)
                ? HttpResponse.seeOther(URI.create("/sign-in"))
                        .cookie(cookies.noStaff())
                        .cookie(Toast.done("Your password is changed. Sign in with it.")
                                .cookie())
                : gone(request);
    }

    private void send(String email) {
        try {
            limiter.spend(MAILED, email);
            recovery.send(email);
        } catch (ProblemException e) {
            LOG.info("no further recovery mail to one address for now");
        } catch (RuntimeException e) {
            LOG.error("a recovery mail could not be written", e);
        }
    }

    private String page(HttpRequest<?> request, Form form, boolean sent) {
        Frame frame = Frame.of(request, "Forgot your password?", new Viewer.Anybody());
        return templates.render("account/recover.jte", Map.of("frame", frame, "form", form, "sent", sent));
    }

    private HttpResponse<String> chosen(
            HttpRequest<?> request, HttpStatus status, String token, Account account, Form form) {
        Frame frame = Frame.of(request, "New password", new Viewer.Anybody());
        return HttpResponse.<String>status(status)
                .body(templates.render(
                        "account/new-password.jte",
                        Map.of("frame", frame, "form", form, "token", token, "email", account.email())));
    }

    private HttpResponse<String> gone(HttpRequest<?> request) {
        Frame frame = Frame.of(request, "Link ended", new Viewer.Anybody());
        return HttpResponse.<String>status(HttpStatus.GONE)
                .body(templates.render("account/link-ended.jte", Map.of("frame", frame)));
    }
}
