package dev.assay.platform.candidate;

import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.invitation.SharedLink;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The page where a shared link leads. */
@Singleton
final class SharedLanding {

    private final Templates templates;
    private final OpeningRepository openings;
    private final OrganisationRepository organisations;
    private final PackRepository packs;
    private final SittingRepository sittings;
    private final Clock clock;

    SharedLanding(
            Templates templates,
            OpeningRepository openings,
            OrganisationRepository organisations,
            PackRepository packs,
            SittingRepository sittings,
            Clock clock) {
        this.templates = templates;
        this.openings = openings;
        this.organisations = organisations;
        this.packs = packs;
        this.sittings = sittings;
        this.clock = clock;
    }

    SharedVisit visit(SharedLink link) {
        Opening opening = openings.get(link.openingId());
        return new SharedVisit(link, opening, organisations.get(opening.organisationId()), clock.instant());
    }

    HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, SharedVisit visit, String token, Form form) {
        Opening opening = visit.opening();
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, opening.title(), new Viewer.Anybody()));
        model.put("opening", opening);
        model.put("organisation", visit.organisation());
        model.put("link", visit.link());
        model.put(
                "pack",
                packs.find(opening.organisationId(), opening.packVersionId()).orElseThrow(ProblemException::notFound));
        model.put("manifest", packs.manifest(opening.packVersionId()));
        model.put("median", sittings.medianTaken(opening.organisationId(), opening.packVersionId()));
        model.put("token", token);
        model.put("form", form);
        return HttpResponse.<String>status(status).body(templates.render("candidate/shared.jte", model));
    }

    /** What everybody is told whose form was in order: also those who were invited before, and get no second mail. */
    HttpResponse<?> sent(HttpRequest<?> request, SharedVisit visit) {
        return HttpResponse.ok(templates.render(
                "candidate/shared-sent.jte",
                Map.of(
                        "frame",
                        Frame.of(request, "Look at your mail", new Viewer.Anybody()),
                        "opening",
                        visit.opening(),
                        "organisation",
                        visit.organisation())));
    }
}
