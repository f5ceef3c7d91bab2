package dev.assay.platform.invitation;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Openings;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Problem;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "shared-links")
final class SharedLinkController {

    private final SharedLinks links;
    private final Openings openings;
    private final Clock clock;

    SharedLinkController(SharedLinks links, Openings openings, Clock clock) {
        this.links = links;
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * Asks for a shared link.
     *
     * @param cap most people; 1 to 1000
     * @param domains of addresses that are let in; all when left out
     * @param expiresAt the end of the window when left out
     */
    @Serdeable
    record Wanted(
            @Nullable Integer cap,
            @Nullable List<String> domains,
            @Nullable Instant expiresAt) {}

    /** A shared link with its address. */
    @Serdeable
    record Addressed(SharedLink link, String address) {}

    /** The shared links of an opening, newest first. */
    @Get("/openings/{openingId}/shared-links")
    @Allow(Permission.CANDIDATES_WRITE)
    List<Addressed> list(Authentication authentication, String openingId) {
        Opening opening = openings.get(Caller.of(authentication), openingId);
        return links.list(opening).stream().map(this::addressed).toList();
    }

    /** Makes a link by which people invite themselves. */
    @Post("/openings/{openingId}/shared-links")
    @Status(HttpStatus.CREATED)
    @Allow(Permission.CANDIDATES_WRITE)
    Addressed create(
            Authentication authentication,
            String openingId,
            @Body Wanted wanted,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, openingId);
        int cap = Objects.requireNonNullElse(wanted.cap(), 0);
        List<String> domains =
                SharedLinks.domains(String.join(",", Objects.requireNonNullElse(wanted.domains(), List.of())));
        Instant expiresAt = Objects.requireNonNullElse(wanted.expiresAt(), opening.closesAt());
        Map<String, String> problems = SharedLinks.problems(cap, domains, expiresAt, clock.instant());
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS,
                    "Mend what is listed.",
                    problems.entrySet().stream()
                            .map(problem -> new Problem.Place(problem.getKey(), 0, 0, problem.getValue()))
                            .toList());
        }
        return addressed(links.create(
                caller,
                opening,
                cap,
                domains,
                expiresAt,
                RequestKey.of(caller.id(), idempotencyKey, "shared link " + openingId + " " + wanted)));
    }

    /** Stops a link. Whoever came by it stays invited. */
    @Post("/shared-links/{id}/revoke")
    @Allow(Permission.CANDIDATES_WRITE)
    Addressed revoke(Authentication authentication, String id) {
        return links.revoke(Caller.of(authentication), id, true)
                .map(this::addressed)
                .orElseThrow(ProblemException::notFound);
    }

    private Addressed addressed(SharedLink link) {
        return new Addressed(link, links.address(link));
    }
}
