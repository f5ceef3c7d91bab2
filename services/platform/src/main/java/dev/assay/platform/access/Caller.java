package dev.assay.platform.access;

import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param id names the session or token, not its secret
 * @param organisationId the company whose people, or whose candidate, this is
 * @param accountId of somebody of the company
 * @param invitationId of a candidate's session
 * @param attemptId of a token that works on one attempt
 * @param permissions what the caller may do
 */
public record Caller(
        String id,
        String organisationId,
        Optional<String> accountId,
        Optional<String> invitationId,
        Optional<String> attemptId,
        Set<Permission> permissions) {

    private static final String ATTRIBUTE = "caller";

    /** The caller that was authenticated. */
    public static Caller of(Authentication authentication) {
        return Objects.requireNonNull((Caller) authentication.getAttributes().get(ATTRIBUTE));
    }

    /** A token of the installation that belongs to no account. */
    public static Caller installation(String id, String organisationId, Role role) {
        return new Caller(id, organisationId, Optional.empty(), Optional.empty(), Optional.empty(), role.permissions());
    }

    /** Somebody of a company. */
    public static Caller account(String id, String organisationId, String accountId, Set<Permission> permissions) {
        return new Caller(id, organisationId, Optional.of(accountId), Optional.empty(), Optional.empty(), permissions);
    }

    /** A candidate who came by an invitation. */
    public static Caller invited(String id, String organisationId, String invitationId) {
        return new Caller(
                id,
                organisationId,
                Optional.empty(),
                Optional.of(invitationId),
                Optional.empty(),
                Set.of(Permission.ATTEMPT));
    }

    /** A token for one attempt. */
    public static Caller attempting(String id, String organisationId, String attemptId) {
        return new Caller(
                id,
                organisationId,
                Optional.empty(),
                Optional.empty(),
                Optional.of(attemptId),
                Set.of(Permission.ATTEMPT));
    }

    /** Whether this is a candidate, who sees one attempt and of that only what candidates may see. */
    public boolean isCandidate() {
        return invitationId.isPresent() || attemptId.isPresent();
    }

    /** Whether the caller holds the permission. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As it is written down. */
    public Actor actor() {
        return accountId
                .map(account -> new Actor(Actor.Kind.ACCOUNT, account))
                .or(() -> invitationId.or(() -> attemptId).map(one -> new Actor(Actor.Kind.CANDIDATE, one)))
                .orElseGet(() -> new Actor(Actor.Kind.TOKEN, id));
    }

    /** For the framework. */
    public Authentication authentication() {
        return Authentication.build(id, Map.of(ATTRIBUTE, this));
    }
}
