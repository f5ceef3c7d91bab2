package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.ui.Form;
import dev.assay.platform.web.RateLimiter;
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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

    private final SignIn signIn;
    private final SessionCookie cookies;
    private final SignInPage page;

    SignInController(SignIn signIn, SessionCookie cookies, SignInPage page) {
        this.signIn = signIn;
        this.cookies = cookies;
        this.page = page;
    }

    @Get("/sign-in")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String form(HttpRequest<?> request, @Nullable @QueryValue(ReturnPath.NAME) String next) {
        return page.render(request, ReturnPath.of(next).form());
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
        String email = form.getOrDefault("email", "").strip().toLowerCase(Locale.ROOT);
        String address = RateLimiter.address(request);
        ReturnPath asked = ReturnPath.of(form.get(ReturnPath.NAME));
        return signIn.check(email, form.getOrDefault("password", ""), address)
                .<HttpResponse<?>>map(account -> HttpResponse.seeOther(SignIn.next(account, asked))
                        .cookie(cookies.staff(signIn.begin(account, SignIn.agent(request)))))
                .orElseGet(() -> HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                        .body(page.render(
                                request,
                                Form.of(Map.of("email", email, ReturnPath.NAME, asked.path()))
                                        .error("password", ""))));
    }

    @Post("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> signOut(Authentication authentication) {
        signIn.end(Caller.of(authentication));
        return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookies.noStaff());
    }
}
