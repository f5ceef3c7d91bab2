package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationChange;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ErrorCode;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrganisationPages {

    private static final String OWN = "/settings/organisation";
    private static final String ALL = "/settings/organisations";
    private static final String REVISION = "revision";

    private final Companies companies;
    private final Viewers viewers;
    private final Templates templates;
    private final Clock clock;

    OrganisationPages(Companies companies, Viewers viewers, Templates templates, Clock clock) {
        this.companies = companies;
        this.viewers = viewers;
        this.templates = templates;
        this.clock = clock;
    }

    @Get(OWN)
    @Allow(Permission.ORGANISATION_WRITE)
    String own(HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return own(request, caller, Form.of(values(companies.own(caller))));
    }

    @Post(OWN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> change(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        AccountFields fields = new AccountFields(typed);
        OrganisationChange change = new OrganisationChange(
                fields.name("name", "the name of your company"),
                fields.timeZone("zone"),
                fields.optionalEmail("contact").orElse(null),
                fields.number("turnaround", 1, OrganisationChange.MOST_TURNAROUND_DAYS),
                fields.number("retention", 1, OrganisationChange.MOST_RETENTION_DAYS));
        int revision = fields.number(REVISION, 0, Integer.MAX_VALUE);
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(own(request, caller, fields.form()));
        }
        try {
            companies.change(caller, change, revision);
            return back(OWN, "Saved. New openings begin with these days.");
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.CHANGED_MEANWHILE) {
                throw e;
            }
            Map<String, String> again = new HashMap<>(typed);
            again.put(REVISION, Long.toString(companies.own(caller).revision()));
            return HttpResponse.status(HttpStatus.CONFLICT)
                    .body(own(request, caller, Form.of(again).error("changed", e.detail())));
        }
    }

    @Get(ALL)
    @Allow(Permission.ORGANISATION_WRITE)
    String all(HttpRequest<?> request, Authentication authentication) {
        return all(request, Caller.of(authentication), Form.empty());
    }

    @Post(ALL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> add(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        AccountFields fields = new AccountFields(typed);
        String name = fields.name("name", "the name of the company");
        String email = fields.email("email");
        if (!fields.errors().isEmpty()) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(all(request, caller, fields.form()));
        }
        companies.add(caller, name, email);
        return back(ALL, name + " is there. Its first owner has a link in the mail.");
    }

    @Post(ALL + "/{organisationId}/owner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<?> inviteOwner(Authentication authentication, String organisationId, @Body Map<String, String> typed) {
        AccountFields fields = new AccountFields(typed);
        String email = fields.email("email");
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "Write the e-mail address of the first owner.");
        }
        companies.inviteFirstOwner(Caller.of(authentication), organisationId, email);
        return back(ALL, "A new link is on its way. The one before does not work any more.");
    }

    private static HttpResponse<?> back(String where, String done) {
        return HttpResponse.seeOther(URI.create(where)).cookie(Toast.done(done).cookie());
    }

    private static Map<String, String> values(Organisation organisation) {
        return Map.of(
                "name",
                organisation.name(),
                "zone",
                organisation.timeZone().getId(),
                "contact",
                Objects.requireNonNullElse(organisation.contact(), ""),
                "turnaround",
                Integer.toString(organisation.turnaroundDays()),
                "retention",
                Integer.toString(organisation.retentionDays()),
                REVISION,
                Long.toString(organisation.revision()));
    }

    private String own(HttpRequest<?> request, Caller caller, Form form) {
        return templates.render(
                "account/organisation.jte",
                Map.of("frame", frame(request, caller), "form", form, "tabs", viewers.settings(caller, "Company")));
    }

    private String all(HttpRequest<?> request, Caller caller, Form form) {
        return templates.render(
                "account/organisations.jte",
                Map.of(
                        "companies", companies.rows(caller),
                        "frame", frame(request, caller),
                        "form", form,
                        "tabs", viewers.settings(caller, "Other companies"),
                        "zone", viewers.zone(caller),
                        "now", clock.instant()));
    }

    private Frame frame(HttpRequest<?> request, Caller caller) {
        return Frame.of(request, "Company", viewers.of(caller).in(Viewers.SETTINGS));
    }
}
