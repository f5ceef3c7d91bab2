package dev.assay.platform.candidate;

import dev.assay.pack.Manifest;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Markdown;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The page where a link leads, and the one when it does not. */
@Singleton
final class Landing {

    private final Templates templates;
    private final PackRepository packs;
    private final SittingRepository sittings;
    private final ConsentRepository consents;

    Landing(Templates templates, PackRepository packs, SittingRepository sittings, ConsentRepository consents) {
        this.templates = templates;
        this.packs = packs;
        this.sittings = sittings;
        this.consents = consents;
    }

    HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Visit visit, String token, Form form) {
        Manifest manifest = packs.manifest(visit.opening().packVersionId());
        Form filled = form.value("zone").isEmpty() ? withZone(form, visit) : form;
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, visit.opening().title(), new Viewer.Anybody()));
        model.put("visit", visit);
        model.put("token", token);
        model.put("form", filled);
        model.put("manifest", manifest);
        model.put("timeLimit", visit.invitation().timeLimit(visit.opening()));
        model.put(
                "median",
                sittings.medianTaken(visit.organisation().id(), visit.opening().packVersionId()));
        model.put("zones", TimeZones.ALL);
        model.put("consent", Markdown.prose(ConsentText.NEWEST.markdown()));
        model.put("consentVersion", ConsentText.NEWEST.version());
        model.put("again", consents.isGiven(visit.invitation().id(), ConsentText.NEWEST));
        return HttpResponse.<String>status(status).body(templates.render("candidate/landing.jte", model));
    }

    HttpResponse<?> ended(HttpRequest<?> request, LinkOutcome.Ended ended) {
        return HttpResponse.<String>status(HttpStatus.GONE)
                .body(templates.render(
                        "candidate/ended.jte",
                        Map.of(
                                "frame",
                                Frame.of(request, ended.title(), new Viewer.Anybody()),
                                "title",
                                ended.title(),
                                "text",
                                ended.text())));
    }

    private static Form withZone(Form form, Visit visit) {
        Map<String, String> values = new HashMap<>(form.values());
        values.put("zone", visit.zone().getId());
        return new Form(values, form.errors());
    }
}
