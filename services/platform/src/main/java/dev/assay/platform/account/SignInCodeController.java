package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second page of signing in. Its session permits nothing yet, hence it is open; it does nothing for anybody else. */
@Hidden
@Controller("/sign-in/code")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInCodeController {

    private static final URI SIGN_IN = URI.create("/sign-in");

    private final SecondFactor secondFactor;
    private final AccountRepository accounts;
    private final SessionCookie cookies;
    private final RateLimiter limiter;
    private final Templates templates;

    SignInCodeController(
            SecondFactor secondFactor,
            AccountRepository accounts,
            SessionCookie cookies,
            RateLimiter limiter,
            Templates templates) {
        this.secondFactor = secondFactor;
        this.accounts = accounts;
        this.cookies = cookies;
        this.limiter = limiter;
        this.templates = templates;
    }

    @Get
    HttpResponse<?> form(
            HttpRequest<?> request,
            @Nullable Authentication authentication,
            @Nullable @QueryValue(ReturnPath.NAME) String next) {
        return waiting(authentication).isPresent()
                ? HttpResponse.ok(page(request, ReturnPath.of(next).form()))
                : HttpResponse.seeOther(SIGN_IN);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> show(
            HttpRequest<?> request, @Nullable Authentication authentication, @Body Map<String, String> typed) {
        Optional<Account> waiting = waiting(authentication);
        if (waiting.isEmpty() || authentication == null) {
            return HttpResponse.seeOther(SIGN_IN);
        }
        Account account = waiting.get();
        ReturnPath asked = ReturnPath.of(typed.get(ReturnPath.NAME));
        limiter.spend(SecondFactorPages.CODES, account.id());
        return secondFactor
                .complete(account, Caller.of(authentication).id(), typed.getOrDefault("code", ""))
                .<HttpResponse<?>>map(secret -> {
                    limiter.forgive(SecondFactorPages.CODES, account.id());
                    return HttpResponse.seeOther(asked.or(SignIn.start(account)))
                            .cookie(cookies.staff(secret));
                })
                .orElseGet(() -> HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                        .body(page(
                                request,
                                asked.form().error("code", "This code is wrong, or was used. Wait for the next."))));
    }

    private Optional<Account> waiting(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .map(Caller::of)
                .filter(caller -> caller.permissions().isEmpty())
                .flatMap(Caller::accountId)
                .flatMap(accounts::find);
    }

    private String page(HttpRequest<?> request, Form form) {
        Frame frame = Frame.of(request, "Sign in", new Viewer.Anybody());
        return templates.render("account/sign-in-code.jte", Map.of("frame", frame, "form", form));
    }
}
