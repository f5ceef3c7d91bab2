package dev.assay.platform.account;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param tokenId names the token, not its secret
 * @param role what it may do
 * @param attemptId the one attempt of a candidate; empty for a manager
 */
public record Caller(String tokenId, Role role, Optional<String> attemptId) {

    private static final String ATTEMPT = "attempt";

    /** The caller that was authenticated. */
    public static Caller of(Authentication authentication) {
        Role role = Role.valueOf(authentication.getRoles().iterator().next());
        Object attempt = authentication.getAttributes().get(ATTEMPT);
        return new Caller(
                authentication.getName(), role, Optional.ofNullable(attempt).map(Objects::toString));
    }

    /** Whether everything is allowed. */
    public boolean isManager() {
        return role == Role.MANAGER;
    }

    /** Whether the attempt is this caller's to see. */
    public boolean maySee(String attempt) {
        return isManager() || attemptId.equals(Optional.of(attempt));
    }

    Authentication authentication() {
        return Authentication.build(
                tokenId,
                List.of(role.name()),
                attemptId.<Map<String, Object>>map(id -> Map.of(ATTEMPT, id)).orElse(Map.of()));
    }
}
