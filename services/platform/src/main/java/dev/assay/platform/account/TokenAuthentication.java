package dev.assay.platform.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes the token from the Authorization header; for pages, and only for those, from their cookie. */
@Singleton
public final class TokenAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String BEARER = "Bearer ";

    private final TokenRepository tokens;
    private final ExecutorService blocking;

    TokenAuthentication(TokenRepository tokens, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.tokens = tokens;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Mono.justOrEmpty(secret(request))
                .publishOn(Schedulers.fromExecutorService(blocking))
                .mapNotNull(this::authentication);
    }

    /** The secret that came with a request. */
    public static Optional<String> secret(HttpRequest<?> request) {
        String header = request.getHeaders().get("Authorization");
        if (header != null) {
            return header.startsWith(BEARER)
                    ? Optional.of(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return request.getPath().startsWith("/api/")
                ? Optional.empty()
                : request.getCookies().findCookie(SignInController.COOKIE).map(Cookie::getValue);
    }

    private @Nullable Authentication authentication(String secret) {
        return tokens.find(secret).map(Caller::authentication).orElse(null);
    }
}
