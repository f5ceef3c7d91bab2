package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Programs send a token; browsers their session's cookie, which is no key to the API. */
@Singleton
public final class CallerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String BEARER = "Bearer ";

    private final TokenRepository tokens;
    private final SessionRepository sessions;
    private final ExecutorService blocking;

    CallerAuthentication(
            TokenRepository tokens,
            SessionRepository sessions,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Mono.fromCallable(() -> caller(request).map(Caller::authentication))
                .subscribeOn(Schedulers.fromExecutorService(blocking))
                .mapNotNull(found -> found.orElse(null));
    }

    /** The token that came with a request. */
    public static Optional<String> token(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private Optional<Caller> caller(HttpRequest<?> request) {
        if (request.getHeaders().contains("Authorization")) {
            return token(request).flatMap(tokens::find);
        }
        if (request.getPath().startsWith("/api/") || request.getPath().startsWith("/assets/")) {
            return Optional.empty();
        }
        return request.getCookies()
                .findCookie(SessionCookie.nameFor(request.getPath()))
                .map(Cookie::getValue)
                .flatMap(sessions::find)
                .filter(caller -> caller.isCandidate() == SessionCookie.isCandidates(request.getPath()));
    }
}
