package dev.assay.platform.scorecard;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/openings/{openingId}/leaderboard")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "leaderboard")
class LeaderboardApi {

    private final OpeningRepository openings;
    private final Leaderboards leaderboards;

    LeaderboardApi(OpeningRepository openings, Leaderboards leaderboards) {
        this.openings = openings;
        this.leaderboards = leaderboards;
    }

    /** Candidates of an opening compared on rows that none of them saw, with intervals, rank ranges and tie groups. */
    @Get
    @Allow(Permission.CANDIDATES_READ)
    LeaderboardView get(Authentication authentication, String openingId) {
        return openings.find(Caller.of(authentication).organisationId(), openingId)
                .map(leaderboards::of)
                .map(LeaderboardView::of)
                .orElseThrow(ProblemException::notFound);
    }
}
