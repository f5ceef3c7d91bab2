package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Toast;
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
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

@Hidden
@Controller("/account")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountPages {

    private static final String SECURITY = "/account/security";

    private final OwnAccount own;
    private final SecondFactor secondFactor;
    private final Viewers viewers;
    private final Templates templates;
    private final Clock clock;

    AccountPages(OwnAccount own, SecondFactor secondFactor, Viewers viewers, Templates templates, Clock clock) {
        this.own = own;
        this.secondFactor = secondFactor;
        this.viewers = viewers;
        this.templates = templates;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.OWN_ACCOUNT)
    String profile(HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Account account = own.get(caller);
        Map<String, String> values = new HashMap<>(
                Map.of("name", account.name(), "zone", account.timeZone().getId()));
        if (account.digest()) {
            values.put("digest", "true");
        }
        return profile(request, caller, Form.of(values));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> change(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        AccountFields fields = new AccountFields(typed);
        String name = fields.name("name", "your name");
        ZoneId zone = fields.timeZone("zone");
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(profile(request, caller, fields.form()));
        }
        own.change(caller, name, zone, typed.containsKey("digest"));
        return back("/account", "Saved.");
    }

    @Get("/security")
    @Allow(Permission.OWN_ACCOUNT)
    String security(HttpRequest<?> request, Authentication authentication) {
        return security(request, Caller.of(authentication), Form.empty());
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> changePassword(
            HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        Account account = own.get(caller);
        AccountFields fields = new AccountFields(typed);
        String password = fields.password("password", account.email(), account.name());
        if (!own.isPassword(caller, typed.getOrDefault("old", ""))) {
            fields.refuse("old", "This is not your password.");
        }
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(security(request, caller, fields.form()));
        }
        own.changePassword(caller, password);
        return back(SECURITY, "Your password is changed. Every other browser is signed out.");
    }

    @Post("/sessions/{sessionId}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> endSession(Authentication authentication, String sessionId) {
        own.endSession(Caller.of(authentication), sessionId);
        return back(SECURITY, "That browser is signed out.");
    }

    @Post("/sessions/end-others")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> endOtherSessions(Authentication authentication) {
        int ended = own.endOtherSessions(Caller.of(authentication));
        return back(SECURITY, "Signed out " + Show.plural(ended, "other browser", "other browsers") + ".");
    }

    private static HttpResponse<?> back(String where, String done) {
        return HttpResponse.seeOther(URI.create(where)).cookie(Toast.done(done).cookie());
    }

    private String profile(HttpRequest<?> request, Caller caller, Form form) {
        return templates.render(
                "account/profile.jte",
                Map.of(
                        "frame", Frame.of(request, "Your account", viewers.of(caller)),
                        "form", form,
                        "email", own.get(caller).email(),
                        "tabs", Viewers.own("Your account")));
    }

    private String security(HttpRequest<?> request, Caller caller, Form form) {
        Account account = own.get(caller);
        return templates.render(
                "account/security.jte",
                Map.of(
                        "frame", Frame.of(request, "Security", viewers.of(caller)),
                        "form", form,
                        "account", account,
                        "codesLeft", secondFactor.codesLeft(account),
                        "sessions", own.sessions(caller),
                        "self", caller.id(),
                        "tabs", Viewers.own("Security"),
                        "now", clock.instant()));
    }
}
