package dev.assay.platform.reference;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Refuses;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the code of a route says of it, and the document that is generated from its signature does not.
 *
 * @param permissions any one of them suffices; none where nobody has to sign in
 * @param refuses codes beyond those of every route of this shape
 */
record RouteTerms(List<Permission> permissions, List<ErrorCode> refuses) {

    static final RouteTerms NONE = new RouteTerms(List.of(), List.of());

    /** The terms of every route, by {@code get /path}. */
    static Map<String, RouteTerms> of(Router router) {
        return router
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
                .collect(Collectors.toMap(RouteTerms::key, Function.identity(), (one, other) -> one))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
    }

    private static RouteTerms of(UriRouteInfo<?, ?> route) {
        return new RouteTerms(
                List.of(route.getAnnotationMetadata().enumValues(Allow.class, Permission.class)),
                List.of(route.getAnnotationMetadata().enumValues(Refuses.class, ErrorCode.class)));
    }

    private static String key(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName().toLowerCase(Locale.ROOT) + " "
                + route.getUriMatchTemplate().toPathString();
    }
}
