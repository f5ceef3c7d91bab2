package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@Hidden
@Controller("/account/tokens")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenPages {

    private static final int LONGEST_NAME = 100;
    private static final List<Integer> DAYS = List.of(30, 90, 365);

    private final Tokens tokens;
    private final Viewers viewers;
    private final Templates templates;
    private final Clock clock;

    TokenPages(Tokens tokens, Viewers viewers, Templates templates, Clock clock) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.templates = templates;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.OWN_ACCOUNT)
    String list(HttpRequest<?> request, Authentication authentication) {
        return page(request, Caller.of(authentication), Form.of(Map.of("days", "90")), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> make(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        AccountFields fields = new AccountFields(typed);
        String name = fields.name("name", "what the token is for");
        if (name.length() > LONGEST_NAME) {
            fields.refuse("name", "Use at most " + LONGEST_NAME + " characters.");
        }
        int days = fields.number("days", DAYS.getFirst(), DAYS.getLast());
        Set<Permission> scopes = Tokens.grantable(caller).stream()
                .filter(permission -> typed.containsKey(permission.name()))
                .collect(Collectors.toSet());
        if (scopes.isEmpty()) {
            fields.refuse("scopes", "Tick at least one thing that the token may do.");
        }
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(page(request, caller, fields.form(), ""));
        }
        String secret = tokens.make(caller, name, scopes, Duration.ofDays(days));
        return HttpResponse.ok(page(request, caller, Form.of(Map.of("days", "90")), secret));
    }

    @Post("/{tokenId}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> revoke(Authentication authentication, String tokenId) {
        tokens.revokeOwn(Caller.of(authentication), tokenId);
        return HttpResponse.seeOther(URI.create("/account/tokens"))
                .cookie(Toast.done("The token does not work any more.").cookie());
    }

    private String page(HttpRequest<?> request, Caller caller, Form form, String secret) {
        Map<String, String> days = new LinkedHashMap<>();
        DAYS.forEach(count -> days.put(count.toString(), count + " days"));
        return templates.render(
                "account/tokens.jte",
                Map.of(
                        "frame", Frame.of(request, "API tokens", viewers.of(caller)),
                        "form", form,
                        "secret", secret,
                        "tokens", tokens.own(caller),
                        "groups", ScopeGroup.of(Tokens.grantable(caller)),
                        "days", days,
                        "tabs", Viewers.own("API tokens"),
                        "zone", viewers.zone(caller),
                        "now", clock.instant()));
    }
}
