package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Problem;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Asks people to sign in, and tells programs that they must. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationErrors implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        ReturnPath asked = ReturnPath.asked(request);
        boolean page =
                !request.getPath().startsWith("/api/") && request.accept().contains(MediaType.TEXT_HTML_TYPE);
        if (exception.isForbidden() && page && waitsForSecondFactor(exception)) {
            return HttpResponse.seeOther(asked.through("/sign-in/code"));
        }
        if (exception.isForbidden()) {
            return Problem.response(ErrorCode.FORBIDDEN, "Its role does not allow it.");
        }
        return page
                ? HttpResponse.seeOther(asked.through("/sign-in"))
                : Problem.response(ErrorCode.UNAUTHENTICATED, "Send it as 'Authorization: Bearer TOKEN'.")
                        .header("WWW-Authenticate", "Bearer");
    }

    private static boolean waitsForSecondFactor(AuthorizationException exception) {
        Authentication authentication = exception.getAuthentication();
        return authentication != null && Caller.of(authentication).permissions().isEmpty();
    }
}
