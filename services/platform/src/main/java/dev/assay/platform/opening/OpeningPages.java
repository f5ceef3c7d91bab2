package dev.assay.platform.opening;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.ui.Query;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of openings, the overview of one, and the steps of its life. */
@Hidden
@Controller("/openings")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpeningPages {

    private static final int ROWS = 25;

    private final Openings openings;
    private final OpeningHeads heads;
    private final List<ConcernSource> concerns;
    private final Templates templates;
    private final Clock clock;

    OpeningPages(
            Openings openings, OpeningHeads heads, List<ConcernSource> concerns, Templates templates, Clock clock) {
        this.openings = openings;
        this.heads = heads;
        this.concerns = concerns;
        this.templates = templates;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.OPENINGS_READ)
    String list(
            HttpRequest<?> request,
            Authentication authentication,
            @QueryValue(defaultValue = "false") boolean archived,
            @Nullable @QueryValue String cursor) {
        Caller caller = Caller.of(authentication);
        Page<OpeningSummary> page = openings.list(caller, archived, cursor, ROWS);
        Query query = Query.of("/openings").with("archived", archived ? "true" : "");
        return templates.render(
                "opening/list.jte",
                Map.of(
                        "frame", heads.frame(request, caller, "Openings"),
                        "page", page,
                        "archived", archived,
                        "older",
                                page.next() == null
                                        ? ""
                                        : query.with("cursor", page.next()).address(),
                        "mayWrite", caller.may(Permission.OPENINGS_WRITE),
                        "zone", heads.zone(caller),
                        "now", clock.instant()));
    }

    @Get("/{id}")
    @Allow(Permission.OPENINGS_READ)
    String overview(HttpRequest<?> request, Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Overview");
        Opening opening = head.opening();
        List<StageTimes> candidates = openings.stages(opening);
        OpeningFigures figures = OpeningFigures.of(candidates);
        Instant now = clock.instant();
        boolean mayRead = caller.may(Permission.CANDIDATES_READ);
        List<Concern> waiting = new ArrayList<>();
        if (caller.may(Permission.CANDIDATES_WRITE)) {
            concerns.forEach(source -> waiting.addAll(source.of(opening, now)));
        }
        return templates.render(
                "opening/overview.jte",
                Map.of(
                        "frame", heads.frame(request, caller, opening.title()),
                        "head", head,
                        "figures", figures,
                        "funnel", OpeningFigures.funnel(candidates, mayRead ? head.base() + "/candidates" : ""),
                        "answered",
                                OpeningFigures.median(candidates, Stage.SUBMITTED, Stage.DECIDED)
                                        .map(Show::rounded)
                                        .orElse(""),
                        "concerns", waiting,
                        "now", now));
    }

    @Post("/{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> close(Authentication authentication, String id) {
        Opening opening = openings.close(Caller.of(authentication), id, Optional.empty(), true);
        return back(
                opening,
                Toast.undoable(
                        "Closed. Nobody begins any more; whoever works goes on.", "/openings/" + id + "/reopen"));
    }

    @Post("/{id}/reopen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> reopen(Authentication authentication, String id) {
        Opening opening = openings.close(Caller.of(authentication), id, Optional.empty(), false);
        return back(opening, Toast.undoable("Open again.", "/openings/" + id + "/close"));
    }

    @Post("/{id}/archive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> archive(Authentication authentication, String id) {
        openings.archive(Caller.of(authentication), id, Optional.empty(), true);
        return HttpResponse.seeOther(URI.create("/openings"))
                .cookie(Toast.undoable("Archived.", "/openings/" + id + "/restore")
                        .cookie());
    }

    @Post("/{id}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<?> restore(Authentication authentication, String id) {
        Opening opening = openings.archive(Caller.of(authentication), id, Optional.empty(), false);
        return back(opening, Toast.done("Back in the list."));
    }

    private static HttpResponse<?> back(Opening opening, Toast toast) {
        return HttpResponse.seeOther(URI.create("/openings/" + opening.id())).cookie(toast.cookie());
    }
}
