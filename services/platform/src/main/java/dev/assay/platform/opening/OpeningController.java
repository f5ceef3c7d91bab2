package dev.assay.platform.opening;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackCatalogue;
import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import dev.assay.platform.web.RequestKey;
import dev.assay.platform.web.Revision;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/openings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "openings")
final class OpeningController {

    private final Openings openings;
    private final PackCatalogue catalogue;
    private final OrganisationRepository organisations;
    private final Clock clock;

    OpeningController(Openings openings, PackCatalogue catalogue, OrganisationRepository organisations, Clock clock) {
        this.openings = openings;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Makes an opening of a pack version that is ready. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses(ErrorCode.PACK_NOT_READY)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> create(
            Authentication authentication,
            @Body OpeningRequest wanted,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        String packVersionId = Objects.requireNonNullElse(wanted.packVersionId(), "");
        PackOffer offer = catalogue
                .find(caller.organisationId(), packVersionId)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_FIELDS, "packVersionId names no published pack version."));
        OpeningTerms terms = wanted.terms(offer, organisations.get(caller.organisationId()), clock.instant());
        Opening opening = openings.create(
                caller, packVersionId, terms, RequestKey.of(caller.id(), idempotencyKey, "opening " + wanted));
        return Revision.tagged(
                HttpResponse.created(openings.summary(opening), URI.create("/api/v1/openings/" + opening.id())),
                opening.revision());
    }

    /** The openings of the company, newest first, with their candidates by stage. */
    @Get
    @Allow(Permission.OPENINGS_READ)
    Page<OpeningSummary> list(
            Authentication authentication,
            @QueryValue(defaultValue = "false") boolean archived,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return openings.list(Caller.of(authentication), archived, cursor, Page.limit(limit));
    }

    /** One opening. Its ETag is what changes need. */
    @Get("/{id}")
    @Allow(Permission.OPENINGS_READ)
    HttpResponse<OpeningSummary> get(Authentication authentication, String id) {
        return tagged(openings.get(Caller.of(authentication), id));
    }

    /** Changes what is sent and leaves the rest. Once somebody has begun, the terms that bind candidates are fixed. */
    @Patch("/{id}")
    @Refuses(ErrorCode.VERSION_NEEDED)
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> change(
            Authentication authentication,
            String id,
            @Body OpeningRequest wanted,
            @Nullable @Header(Revision.HEADER) String ifMatch) {
        Caller caller = Caller.of(authentication);
        Opening before = openings.get(caller, id);
        if (wanted.packVersionId() != null && !wanted.packVersionId().equals(before.packVersionId())) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS, "packVersionId is fixed for good. Clone the opening instead.");
        }
        long revision = Revision.required(ifMatch);
        return tagged(openings.change(caller, id, Optional.of(revision), wanted.over(OpeningTerms.of(before))));
    }

    /** Nobody begins any more; whoever works goes on. */
    @Post("/{id}/close")
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> close(
            Authentication authentication, String id, @Nullable @Header(Revision.HEADER) String ifMatch) {
        return tagged(openings.close(Caller.of(authentication), id, Revision.of(ifMatch), true));
    }

    /** Candidates may begin again until the window ends. */
    @Post("/{id}/reopen")
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> reopen(
            Authentication authentication, String id, @Nullable @Header(Revision.HEADER) String ifMatch) {
        return tagged(openings.close(Caller.of(authentication), id, Revision.of(ifMatch), false));
    }

    /** Puts it away. */
    @Post("/{id}/archive")
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> archive(
            Authentication authentication, String id, @Nullable @Header(Revision.HEADER) String ifMatch) {
        return tagged(openings.archive(Caller.of(authentication), id, Revision.of(ifMatch), true));
    }

    /** Brings it back from where it was put away. */
    @Post("/{id}/restore")
    @Allow(Permission.OPENINGS_WRITE)
    HttpResponse<OpeningSummary> restore(
            Authentication authentication, String id, @Nullable @Header(Revision.HEADER) String ifMatch) {
        return tagged(openings.archive(Caller.of(authentication), id, Revision.of(ifMatch), false));
    }

    private HttpResponse<OpeningSummary> tagged(Opening opening) {
        return Revision.ok(openings.summary(opening), opening.revision());
    }
}
