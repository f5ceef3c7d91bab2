package dev.assay.platform.assessment;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Markdown;
import dev.assay.platform.ui.Query;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Hidden
@Controller("/packs")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PackPages {

    private static final int ROWS = 25;

    private final PackCatalogue catalogue;
    private final Viewers viewers;
    private final Templates templates;

    PackPages(PackCatalogue catalogue, Viewers viewers, Templates templates) {
        this.catalogue = catalogue;
        this.viewers = viewers;
        this.templates = templates;
    }

    @Get
    @Allow(Permission.PACKS_READ)
    String list(HttpRequest<?> request, Authentication authentication, @Nullable @QueryValue String cursor) {
        Caller caller = Caller.of(authentication);
        Page<PackOffer> page = catalogue.list(caller.organisationId(), cursor, ROWS);
        return templates.render(
                "assessment/packs.jte",
                Map.of(
                        "frame",
                        Frame.of(request, "Catalogue", viewers.of(caller).in("Catalogue")),
                        "page",
                        page,
                        "older",
                        page.next() == null
                                ? ""
                                : Query.of("/packs").with("cursor", page.next()).address(),
                        "mayOpen",
                        caller.may(Permission.OPENINGS_WRITE)));
    }

    @Get("/{id}")
    @Allow(Permission.PACKS_READ)
    String detail(HttpRequest<?> request, Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        PackOffer offer = catalogue.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
        return templates.render(
                "assessment/pack.jte",
                Map.of(
                        "frame",
                                Frame.of(
                                        request,
                                        offer.version().title(),
                                        viewers.of(caller).in("Catalogue")),
                        "offer", offer,
                        "manifest", catalogue.manifest(id),
                        "brief", Markdown.prose(catalogue.brief(offer.version())),
                        "zone", viewers.zone(caller),
                        "mayOpen", caller.may(Permission.OPENINGS_WRITE)));
    }
}
