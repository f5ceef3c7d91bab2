package dev.assay.platform.scorecard;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningHead;
import dev.assay.platform.opening.OpeningHeads;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

@Hidden
@Controller("/openings/{openingId}")
@ExecuteOn(TaskExecutors.BLOCKING)
class LeaderboardController {

    private final OpeningRepository openings;
    private final Leaderboards leaderboards;
    private final OpeningHeads heads;
    private final Templates templates;

    LeaderboardController(
            OpeningRepository openings, Leaderboards leaderboards, OpeningHeads heads, Templates templates) {
        this.openings = openings;
        this.leaderboards = leaderboards;
        this.heads = heads;
        this.templates = templates;
    }

    @Get("/leaderboard")
    @Allow(Permission.CANDIDATES_READ)
    @Produces(MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, Authentication authentication, String openingId) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, openingId, "Leaderboard");
        Frame frame = heads.frame(request, caller, head.opening().title());
        return templates.render(
                "scorecard/leaderboard.jte",
                Map.of("frame", frame, "head", head, "state", leaderboards.of(head.opening())));
    }

    @Get("/leaderboard.csv")
    @Allow(Permission.CANDIDATES_READ)
    @Produces("text/csv; charset=utf-8")
    HttpResponse<String> csv(Authentication authentication, String openingId) {
        Opening opening = opening(Caller.of(authentication), openingId);
        String table = leaderboards.of(opening) instanceof Leaderboards.State.Ready ready
                ? LeaderboardCsv.of(ready.board())
                : LeaderboardCsv.HEADER;
        return HttpResponse.ok(table).header("Content-Disposition", "attachment; filename=\"leaderboard.csv\"");
    }

    private Opening opening(Caller caller, String id) {
        return openings.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }
}
