package dev.assay.platform.candidate;

import dev.assay.platform.account.SessionCookie;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.ui.Form;
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
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Where the link of a mail leads: what is asked, and consent. Looking at it changes nothing, since mail programs do. */
@Hidden
@Controller("/i/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LandingPages {

    private static final LinkOutcome UNKNOWN = new LinkOutcome.Ended(
            "This link does not work",
            "It may not have been copied whole: open it from the mail itself, or copy it from its first to its last sign.");

    private final CandidateLinks links;
    private final InvitationRepository invitations;
    private final Visits visits;
    private final ConsentRepository consents;
    private final Landing landing;
    private final SessionCookie cookies;

    LandingPages(
            CandidateLinks links,
            InvitationRepository invitations,
            Visits visits,
            ConsentRepository consents,
            Landing landing,
            SessionCookie cookies) {
        this.links = links;
        this.invitations = invitations;
        this.visits = visits;
        this.consents = consents;
        this.landing = landing;
        this.cookies = cookies;
    }

    @Get
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        return switch (follow(request, token)) {
            case LinkOutcome.Works works -> landing.page(request, HttpStatus.OK, works.visit(), token, Form.empty());
            case LinkOutcome.Ended ended -> landing.ended(request, ended);
        };
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> agree(HttpRequest<?> request, String token, @Body Map<String, String> typed) {
        return switch (follow(request, token)) {
            case LinkOutcome.Works works -> agree(request, token, works.visit(), Form.of(typed));
            case LinkOutcome.Ended ended -> landing.ended(request, ended);
        };
    }

    private HttpResponse<?> agree(HttpRequest<?> request, String token, Visit visit, Form typed) {
        links.countOwn(visit.invitation().id());
        Form form = typed;
        boolean before = consents.isGiven(visit.invitation().id(), ConsentText.NEWEST);
        if (!before && !form.ticked("agree")) {
            form = form.error(
                    "agree", "Tick it to go on. Without consent nothing can be collected, and so nothing begins.");
        }
        Optional<ZoneId> zone = TimeZones.of(form.value("zone"));
        if (zone.isEmpty()) {
            form = form.error("zone", "Choose a time zone of the list.");
        }
        if (!form.isValid()) {
            return landing.page(request, HttpStatus.UNPROCESSABLE_ENTITY, visit, token, form);
        }
        String agent = request.getHeaders().get("User-Agent", String.class).orElse("");
        String secret = consents.agree(visit.invitation(), ConsentText.NEWEST, zone.orElseThrow(), agent);
        return HttpResponse.seeOther(URI.create(visit.path("")))
                .cookie(cookies.candidate(visit.invitation().id(), secret));
    }

    private LinkOutcome follow(HttpRequest<?> request, String token) {
        return links.read(request, LinkSigner.Kind.INVITATION, token)
                .flatMap(signed -> invitations
                        .find(signed.id())
                        .map(invitation -> LinkOutcome.of(visits.of(invitation), signed.version())))
                .orElse(UNKNOWN);
    }
}
