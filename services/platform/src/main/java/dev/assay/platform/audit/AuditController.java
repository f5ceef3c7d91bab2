package dev.assay.platform.audit;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.RateLimiter;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
class AuditController {

    /** Each reads the whole chain. */
    private static final RateLimiter.Limit VERIFICATIONS =
            new RateLimiter.Limit("audit verification", 10, Duration.ofMinutes(10));

    private final AuditRepository audit;
    private final ChainRepository chains;
    private final RateLimiter limiter;

    AuditController(AuditRepository audit, ChainRepository chains, RateLimiter limiter) {
        this.audit = audit;
        this.chains = chains;
        this.limiter = limiter;
    }

    /**
     * Who did what in the company, newest first.
     *
     * @param action such as {@code invitation.sent}
     * @param actorId who did it
     * @param objectId what it was done to
     * @param from not before
     * @param until before
     * @param cursor of the page before
     * @param limit entries, 1 to 200
     */
    @Get
    @Refuses(ErrorCode.INVALID_FIELDS)
    @Allow(Permission.AUDIT_READ)
    Page<AuditEntry> list(
            Authentication authentication,
            @Nullable @QueryValue String action,
            @Nullable @QueryValue String actorId,
            @Nullable @QueryValue String objectId,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant until,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return audit.list(
                Caller.of(authentication).organisationId(),
                new AuditFilter(action, actorId, objectId, from, until),
                cursor,
                Page.limit(limit));
    }

    /** Goes along the company's chain and says where it breaks first. */
    @Get("/verification")
    @Refuses(ErrorCode.TOO_MANY_REQUESTS)
    @Allow(Permission.AUDIT_READ)
    ChainCheck verify(Authentication authentication) {
        String organisation = Caller.of(authentication).organisationId();
        limiter.spend(VERIFICATIONS, organisation);
        return chains.verify(organisation);
    }
}
