package dev.assay.platform.opening;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackCatalogue;
import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of openings: a new one, and the settings of one. */
@Hidden
@Controller("/openings")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpeningFormPages {

    private final Openings openings;
    private final OpeningHeads heads;
    private final PackCatalogue catalogue;
    private final OrganisationRepository organisations;
    private final Templates templates;
    private final Clock clock;

    OpeningFormPages(
            Openings openings,
            OpeningHeads heads,
            PackCatalogue catalogue,
            OrganisationRepository organisations,
            Templates templates,
            Clock clock) {
        this.openings = openings;
        this.heads = heads;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.templates = templates;
        this.clock = clock;
    }

    /** First the choice of a pack, then the terms; those of another opening when it is cloned. */
    @Get("/new")
    @Allow(Permission.OPENINGS_WRITE)
    String form(
            HttpRequest<?> request,
            Authentication authentication,
            @Nullable @QueryValue String pack,
            @Nullable @QueryValue String from) {
        Caller caller = Caller.of(authentication);
        if (from != null) {
            Opening model = openings.get(caller, from);
            Form form = OpeningForm.of(OpeningForm.again(model, clock.instant()), heads.zone(caller));
            return newPage(request, caller, openings.pack(model), form);
        }
        if (pack == null) {
            List<PackOffer> ready = catalogue.ready(caller.organisationId());
            return templates.render(
                    "opening/choose.jte",
                    Map.of("frame", heads.frame(request, caller, "New opening"), "offers", ready));
        }
        PackOffer offer = catalogue.find(caller.organisationId(), pack).orElseThrow(ProblemException::notFound);
        OpeningTerms suggested = OpeningForm.suggested(
                offer, organisations.get(caller.organisationId()), heads.zone(caller), clock.instant());
        return newPage(request, caller, offer, OpeningForm.of(suggested, heads.zone(caller)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> create(HttpRequest<?> request, Authentication authentication, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        PackOffer offer = catalogue
                .find(caller.organisationId(), typed.getOrDefault("pack", ""))
                .orElseThrow(ProblemException::notFound);
        OpeningForm.Read read =
                OpeningForm.read(typed, heads.zone(caller), Opening.FinalRule.BEST, Opening.FeedbackPolicy.LADDER);
        Map<String, String> errors = new HashMap<>(openings.problems(read.terms()));
        errors.putAll(read.errors());
        if (!errors.isEmpty()) {
            return HttpResponse.unprocessableEntity().body(newPage(request, caller, offer, new Form(typed, errors)));
        }
        Opening opening = openings.create(caller, offer.version().id(), read.terms(), Optional.empty());
        return HttpResponse.seeOther(URI.create("/openings/" + opening.id() + "/invite"))
                .cookie(Toast.done("Opening made. Invite the first candidates.").cookie());
    }

    @Get("/{id}/settings")
    @Allow(Permission.OPENINGS_READ)
    String settings(HttpRequest<?> request, Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Settings");
        return settingsPage(request, caller, head, OpeningForm.of(OpeningTerms.of(head.opening()), heads.zone(caller)));
    }

    @Post("/{id}/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> change(
            HttpRequest<?> request, Authentication authentication, String id, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Settings");
        Opening before = head.opening();
        Map<String, String> all = new HashMap<>(
                OpeningForm.of(OpeningTerms.of(before), heads.zone(caller)).values());
        all.putAll(typed);
        OpeningForm.Read read = OpeningForm.read(all, heads.zone(caller), before.finalRule(), before.feedbackPolicy());
        OpeningTerms terms = exact(read.terms(), before, typed);
        Map<String, String> errors = new HashMap<>(openings.problems(before, terms));
        errors.putAll(read.errors());
        long revision = revision(typed, before);
        if (revision != before.revision()) {
            errors.put("title", "Somebody else changed it meanwhile. Reload to see what it is now.");
        }
        if (!errors.isEmpty()) {
            return HttpResponse.unprocessableEntity().body(settingsPage(request, caller, head, new Form(all, errors)));
        }
        openings.change(caller, id, Optional.of(revision), terms);
        return HttpResponse.seeOther(URI.create("/openings/" + id + "/settings"))
                .cookie(Toast.done("Settings saved.").cookie());
    }

    /** A form knows minutes: times that were left as they were stay exact, and those that are fixed are not sent. */
    private static OpeningTerms exact(OpeningTerms read, Opening before, Map<String, String> typed) {
        return new OpeningTerms(
                read.title(),
                same(read.opensAt(), before.opensAt()) || !typed.containsKey("opensAt")
                        ? before.opensAt()
                        : read.opensAt(),
                same(read.closesAt(), before.closesAt()) ? before.closesAt() : read.closesAt(),
                read.timeLimit(),
                read.finalRule(),
                read.feedbackPolicy(),
                read.linkDays(),
                read.turnaroundDays(),
                read.retentionDays(),
                read.message());
    }

    private static boolean same(Instant read, Instant stored) {
        return read.equals(stored.truncatedTo(ChronoUnit.MINUTES));
    }

    private static long revision(Map<String, String> typed, Opening before) {
        try {
            return Long.parseLong(typed.getOrDefault("revision", Long.toString(before.revision())));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private String newPage(HttpRequest<?> request, Caller caller, PackOffer offer, Form form) {
        return templates.render(
                "opening/new.jte",
                Map.of(
                        "frame",
                        heads.frame(request, caller, "New opening"),
                        "offer",
                        offer,
                        "form",
                        form,
                        "zone",
                        heads.zone(caller)));
    }

    private String settingsPage(HttpRequest<?> request, Caller caller, OpeningHead head, Form form) {
        return templates.render(
                "opening/settings.jte",
                Map.of(
                        "frame",
                        heads.frame(request, caller, head.opening().title()),
                        "head",
                        head,
                        "form",
                        form,
                        "begun",
                        openings.hasBegun(head.opening())));
    }
}
