package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.web.Page;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens are made on a page only: one that makes others could never be revoked for good. */
@Controller("/api/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tokens")
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The tokens of everybody in the company that still work, newest first. */
    @Get
    @Allow(Permission.ORGANISATION_WRITE)
    Page<ApiToken> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return tokens.ofCompany(Caller.of(authentication), cursor, Page.limit(limit));
    }

    /** Ends a token of anybody in the company. */
    @Delete("/{tokenId}")
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.NO_CONTENT)
    void revoke(Authentication authentication, String tokenId) {
        tokens.revokeAny(Caller.of(authentication), tokenId);
    }
}
