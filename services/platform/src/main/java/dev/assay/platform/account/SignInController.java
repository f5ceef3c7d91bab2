package dev.assay.platform.account;

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
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

    static final String COOKIE = "assay_token";

    private final TokenRepository tokens;
    private final Templates templates;

    SignInController(TokenRepository tokens, Templates templates) {
        this.tokens = tokens;
        this.templates = templates;
    }

    @Get("/sign-in")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String form() {
        return page(false);
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
        String secret = form.getOrDefault("token", "").strip();
        Optional<Caller> manager = tokens.find(secret).filter(Caller::isManager);
        if (manager.isEmpty()) {
            return HttpResponse.status(HttpStatus.FORBIDDEN).body(page(true));
        }
        return HttpResponse.seeOther(URI.create("/")).cookie(cookie(secret, request.isSecure()));
    }

    @Post("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MANAGER_NAME)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        return HttpResponse.seeOther(URI.create("/sign-in"))
                .cookie(cookie("", request.isSecure()).maxAge(0));
    }

    private String page(boolean refused) {
        return templates.render("sign-in.jte", Map.of("refused", refused));
    }

    private static Cookie cookie(String value, boolean secure) {
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
