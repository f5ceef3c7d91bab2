package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ProblemException;
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
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Hidden
@Controller("/settings/people")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeoplePages {

    private static final URI HERE = URI.create("/settings/people");
    private static final int PAGE = 50;

    private final People people;
    private final SecondFactor secondFactor;
    private final Viewers viewers;
    private final Templates templates;
    private final Clock clock;

    PeoplePages(People people, SecondFactor secondFactor, Viewers viewers, Templates templates, Clock clock) {
        this.people = people;
        this.secondFactor = secondFactor;
        this.viewers = viewers;
        this.templates = templates;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.ORGANISATION_WRITE)
    String list(HttpRequest<?> request, Authentication authentication, @Nullable @QueryValue String cursor) {
        return page(request, Caller.of(authentication), Form.empty(), cursor);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> invite(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        AccountFields fields = new AccountFields(typed);
        String email = fields.email("email");
        Role role = fields.role("role");
        if (fields.errors().isEmpty()) {
            try {
                people.invite(caller, email, role);
                return back("Invitation sent to " + email + ".");
            } catch (ProblemException e) {
                fields.refuse("email", e.detail());
            }
        }
        return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(page(request, caller, fields.form(), null));
    }

    @Post("/invitations/{linkId}/resend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> resend(Authentication authentication, String linkId) {
        people.resend(Caller.of(authentication), linkId);
        return back("A new link is on its way. The one before does not work any more.");
    }

    @Post("/invitations/{linkId}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> revoke(Authentication authentication, String linkId) {
        people.revoke(Caller.of(authentication), linkId);
        return back("The link does not work any more.");
    }

    @Post("/{accountId}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> changeRole(Authentication authentication, String accountId, @Body Map<String, String> typed) {
        AccountFields fields = new AccountFields(typed);
        Role role = fields.role("role");
        if (!fields.errors().isEmpty()) {
            return back("Nothing was changed: choose a role of the list.");
        }
        Account account = people.changeRole(Caller.of(authentication), accountId, role);
        return back(account.name() + " is " + Words.role(role) + " now.");
    }

    @Post("/{accountId}/suspend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> suspend(Authentication authentication, String accountId) {
        Account account = people.suspend(Caller.of(authentication), accountId);
        return HttpResponse.seeOther(HERE)
                .cookie(Toast.undoable(account.name() + " is suspended.", HERE + "/" + accountId + "/restore")
                        .cookie());
    }

    @Post("/{accountId}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> restore(Authentication authentication, String accountId) {
        return back(people.restore(Caller.of(authentication), accountId).name() + " can sign in again.");
    }

    @Post("/{accountId}/second-factor/off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> resetSecondFactor(Authentication authentication, String accountId) {
        Caller caller = Caller.of(authentication);
        Account account = people.get(caller, accountId);
        secondFactor.reset(caller, account);
        return back(account.name() + " signs in with the password alone until they set a second factor up again.");
    }

    private static HttpResponse<?> back(String done) {
        return HttpResponse.seeOther(HERE).cookie(Toast.done(done).cookie());
    }

    private String page(HttpRequest<?> request, Caller caller, Form form, @Nullable String cursor) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "frame",
                Frame.of(request, "People", viewers.of(caller).in(Viewers.SETTINGS)),
                "form",
                form,
                "page",
                people.list(caller, cursor, PAGE),
                "unanswered",
                people.unanswered(caller),
                "tabs",
                viewers.settings(caller, "People"),
                "self",
                caller.accountId().orElse(""),
                "zone",
                viewers.zone(caller),
                "now",
                clock.instant()));
        parameters.put("first", cursor == null);
        return templates.render("account/people.jte", parameters);
    }
}
