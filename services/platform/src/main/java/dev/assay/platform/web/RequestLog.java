package dev.assay.platform.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each answered request, and its id on every other line that it causes. Never an address as it was asked for: it
 * may hold the secret of a link, a search for a name, a file's name. The template of the route says as much.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLog {

    /** Tells callers the id, so that they can ask about it. Ours only: one of theirs would be written as it is. */
    static final String HEADER = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String ID = "assay.request.id";
    private static final String BEGAN = "assay.request.began";

    private final Clock clock;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        String id = UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        request.setAttribute(BEGAN, clock.millis());
        context.add(new MdcPropagationContext(Map.of("request", id)));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String id = request.getAttribute(ID, String.class).orElse("");
        long millis = clock.millis() - request.getAttribute(BEGAN, Long.class).orElse(clock.millis());
        response.header(HEADER, id);
        LOG.atInfo()
                .addKeyValue("request", id)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route(request))
                .addKeyValue("status", response.code())
                .addKeyValue("millis", millis)
                .log("answered");
    }

    private static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
                .orElse("none");
    }
}
