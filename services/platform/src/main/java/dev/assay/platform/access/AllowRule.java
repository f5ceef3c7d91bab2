package dev.assay.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Opens routes to those whom {@link Allow} names. */
@Singleton
final class AllowRule implements SecurityRule<HttpRequest<?>> {

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        return Mono.just(result(request, authentication));
    }

    private static SecurityRuleResult result(HttpRequest<?> request, @Nullable Authentication authentication) {
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty() || !route.get().getAnnotationMetadata().hasAnnotation(Allow.class)) {
            return SecurityRuleResult.UNKNOWN;
        }
        Permission[] wanted = route.get().getAnnotationMetadata().enumValues(Allow.class, Permission.class);
        boolean allowed = authentication != null
                && Arrays.stream(wanted).anyMatch(Caller.of(authentication).permissions()::contains);
        return allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
    }
}
