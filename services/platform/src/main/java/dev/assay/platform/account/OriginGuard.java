package dev.assay.platform.account;

import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Refuses what other sites make a browser send here. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OriginGuard {

    @RequestFilter
    void check(HttpRequest<?> request) {
        @Nullable String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign && request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "Requests from other sites change nothing here.");
        }
    }
}
