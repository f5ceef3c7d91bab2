package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
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
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Hidden
@Controller("/account/second-factor")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SecondFactorPages {

    private static final URI SECURITY = URI.create("/account/security");
    private static final URI HERE = URI.create("/account/second-factor");

    /** Six digits: three in a million are right at any time. */
    static final RateLimiter.Limit CODES = new RateLimiter.Limit("second factor", 10, Duration.ofMinutes(15));

    private final OwnAccount own;
    private final SecondFactor secondFactor;
    private final OrganisationRepository organisations;
    private final RateLimiter limiter;
    private final Viewers viewers;
    private final Templates templates;

    SecondFactorPages(
            OwnAccount own,
            SecondFactor secondFactor,
            OrganisationRepository organisations,
            RateLimiter limiter,
            Viewers viewers,
            Templates templates) {
        this.own = own;
        this.secondFactor = secondFactor;
        this.organisations = organisations;
        this.limiter = limiter;
        this.viewers = viewers;
        this.templates = templates;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> begin(Authentication authentication) {
        secondFactor.begin(own.get(Caller.of(authentication)));
        return HttpResponse.seeOther(HERE);
    }

    @Get
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> form(HttpRequest<?> request, Authentication authentication) {
        return page(request, Caller.of(authentication), HttpStatus.OK, Form.empty());
    }

    @Post("/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> confirm(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        Account account = own.get(caller);
        limiter.spend(CODES, account.id());
        return secondFactor
                .confirm(account, caller.id(), typed.getOrDefault("code", ""))
                .<HttpResponse<?>>map(codes -> codes(request, caller, codes))
                .orElseGet(() -> page(
                        request,
                        caller,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        Form.empty().error("code", "This is not the code that the app shows now. Wait for the next.")));
    }

    @Post("/codes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> newCodes(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        Account account = own.get(caller);
        limiter.spend(CODES, account.id());
        Optional<List<String>> codes = secondFactor.newCodes(account, typed.getOrDefault("code", ""));
        return codes.<HttpResponse<?>>map(drawn -> codes(request, caller, drawn))
                .orElseGet(() -> back("Nothing was changed: that was not the code of your app, or it was used."));
    }

    @Post("/off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> turnOff(Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        Account account = own.get(caller);
        limiter.spend(CODES, account.id());
        boolean off = own.isPassword(caller, typed.getOrDefault("password", ""))
                && secondFactor.turnOff(account, typed.getOrDefault("code", ""));
        return back(
                off
                        ? "Your second factor is off. Signing in asks for your password only."
                        : "Nothing was changed: password or code was wrong, or the code was used.");
    }

    private static HttpResponse<?> back(String said) {
        return HttpResponse.seeOther(SECURITY).cookie(Toast.done(said).cookie());
    }

    private HttpResponse<?> page(HttpRequest<?> request, Caller caller, HttpStatus status, Form form) {
        Account account = own.get(caller);
        Optional<byte[]> secret = secondFactor.unconfirmed(account);
        if (secret.isEmpty()) {
            return HttpResponse.seeOther(SECURITY);
        }
        String company = organisations.get(account.organisationId()).name();
        return HttpResponse.status(status)
                .body(templates.render(
                        "account/second-factor.jte",
                        Map.of(
                                "frame", Frame.of(request, "Second factor", viewers.of(caller)),
                                "form", form,
                                "secret", Totp.text(secret.get()),
                                "code", QrPath.of(Totp.address(secret.get(), company, account.email())))));
    }

    private HttpResponse<?> codes(HttpRequest<?> request, Caller caller, List<String> codes) {
        return HttpResponse.ok(templates.render(
                "account/recovery-codes.jte",
                Map.of("frame", Frame.of(request, "Recovery codes", viewers.of(caller)), "codes", codes)));
    }
}
