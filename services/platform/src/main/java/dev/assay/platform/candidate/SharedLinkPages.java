package dev.assay.platform.candidate;

import dev.assay.platform.account.AccountFields;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.Invitations;
import dev.assay.platform.invitation.SharedLinkForm;
import dev.assay.platform.invitation.SharedLinkRepository;
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
import java.util.Map;
import java.util.Optional;

/**
 * Where a shared link leads. Whoever gives an address gets the invitation there, and by that shows that it is theirs. What is
 * answered does not tell whether the address was invited before.
 */
@Hidden
@Controller("/s/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SharedLinkPages {

    private static final LinkOutcome.Ended UNKNOWN = new LinkOutcome.Ended(
            "This link does not work",
            "It may not have been copied whole: ask for it again, and copy it from its first to its last sign.");

    private final CandidateLinks links;
    private final SharedLinkRepository shared;
    private final Invitations invitations;
    private final SharedLanding landing;
    private final Landing ended;

    SharedLinkPages(
            CandidateLinks links,
            SharedLinkRepository shared,
            Invitations invitations,
            SharedLanding landing,
            Landing ended) {
        this.links = links;
        this.shared = shared;
        this.invitations = invitations;
        this.landing = landing;
        this.ended = ended;
    }

    @Get
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        Optional<SharedVisit> visit = follow(request, token);
        return whyNot(request, visit)
                .orElseGet(() -> landing.page(request, HttpStatus.OK, visit.orElseThrow(), token, Form.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, String token, @Body Map<String, String> typed) {
        links.countAsked(request);
        Optional<SharedVisit> visit = follow(request, token);
        return whyNot(request, visit).orElseGet(() -> ask(request, token, visit.orElseThrow(), typed));
    }

    /** Shown also when the one who just asked took the last place. */
    @Get("/sent")
    HttpResponse<?> sent(HttpRequest<?> request, String token) {
        return follow(request, token)
                .<HttpResponse<?>>map(visit -> landing.sent(request, visit))
                .orElseGet(() -> ended.ended(request, UNKNOWN));
    }

    private HttpResponse<?> ask(HttpRequest<?> request, String token, SharedVisit visit, Map<String, String> typed) {
        Form form = SharedLinkForm.check(typed, visit.link());
        if (!form.isValid()) {
            return landing.page(request, HttpStatus.UNPROCESSABLE_ENTITY, visit, token, form);
        }
        String email = AccountFields.emailOf(form.value("email")).orElseThrow();
        String name = form.value("name").strip();
        if (!invitations.inviteByLink(visit.link(), visit.opening(), email, name)) {
            // Somebody else took the last place since the page was read.
            return whyNot(request, shared.find(visit.link().id()).map(landing::visit))
                    .orElseGet(() -> landing.page(request, HttpStatus.CONFLICT, visit, token, form));
        }
        return HttpResponse.seeOther(URI.create("/s/" + token + "/sent"));
    }

    private Optional<HttpResponse<?>> whyNot(HttpRequest<?> request, Optional<SharedVisit> visit) {
        return visit.map(SharedVisit::ended).orElse(Optional.of(UNKNOWN)).map(reason -> ended.ended(request, reason));
    }

    private Optional<SharedVisit> follow(HttpRequest<?> request, String token) {
        return links.read(request, LinkSigner.Kind.SHARED, token)
                .flatMap(signed -> shared.find(signed.id()))
                .map(landing::visit);
    }
}
