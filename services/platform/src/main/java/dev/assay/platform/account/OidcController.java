package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RateLimiter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Hidden
@Controller("/sign-in/oidc")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OidcController {

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final RateLimiter.Limit TRIES = new RateLimiter.Limit("oidc", 60, Duration.ofMinutes(15));

    private final OidcSignIn oidc;
    private final SignInPage page;
    private final SignIn signIn;
    private final SessionCookie cookies;
    private final RateLimiter limiter;
    private final FlowCookie flows;

    OidcController(
            OidcSignIn oidc,
            SignInPage page,
            SignIn signIn,
            SessionCookie cookies,
            RateLimiter limiter,
            FlowCookie flows) {
        this.oidc = oidc;
        this.page = page;
        this.signIn = signIn;
        this.cookies = cookies;
        this.limiter = limiter;
        this.flows = flows;
    }

    /** Sends the browser to the provider. A link, not a form: the site's policy lets no form lead elsewhere. */
    @Get
    HttpResponse<?> begin(HttpRequest<?> request, @Nullable @QueryValue(ReturnPath.NAME) String next) {
        limiter.spend(TRIES, request);
        OpenIdProvider provider = oidc.provider().orElseThrow(ProblemException::notFound);
        OidcFlow flow = flows.begin(ReturnPath.of(next));
        try {
            return HttpResponse.seeOther(provider.authorization(flow)).cookie(flows.cookie(flow));
        } catch (OpenIdProvider.RefusedException e) {
            LOG.error("sign-in by OpenID Connect: {}", e.getMessage());
            return refused(
                    request, "The provider cannot be reached just now. Try again in a minute, or use a password.");
        }
    }

    /** Where the provider sends the browser back. */
    @Get("/callback")
    HttpResponse<?> complete(
            HttpRequest<?> request,
            @Nullable @QueryValue String code,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String iss) {
        limiter.spend(TRIES, request);
        OpenIdProvider provider = oidc.provider().orElseThrow(ProblemException::notFound);
        Optional<OidcFlow> flow = flows.of(request).filter(known -> state != null && same(known.state(), state));
        if (flow.isEmpty()) {
            return refused(request, "It took too long, or began in another browser. Begin again.");
        }
        if (code == null || (iss != null && !iss.equals(provider.issuer()))) {
            return refused(request, "The provider did not sign you in. Begin again.");
        }
        try {
            return oidc.account(provider.identity(code, flow.get()))
                    .<HttpResponse<?>>map(account -> HttpResponse.seeOther(
                                    SignIn.next(account, flow.get().asked()))
                            .cookie(cookies.staff(signIn.begin(account, SignIn.agent(request))))
                            .cookie(flows.none()))
                    .orElseGet(() -> refused(
                            request,
                            "No account belongs to who you are there, or your address is not verified there. Ask an owner of"
                                    + " your company to invite you."));
        } catch (OpenIdProvider.RefusedException e) {
            LOG.warn("sign-in by OpenID Connect was refused: {}", e.getMessage());
            return refused(request, "The provider's answer could not be trusted. Begin again.");
        }
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String why) {
        return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                .body(page.render(request, Form.empty().error("oidc", why)))
                .cookie(flows.none());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
