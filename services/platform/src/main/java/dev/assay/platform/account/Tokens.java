package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens that people make for their programs. */
@Singleton
class Tokens {

    private static final int MOST = 50;

    private final TokenRepository tokens;
    private final AuditRepository audit;
    private final Clock clock;

    Tokens(TokenRepository tokens, AuditRepository audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a token may be made for: what its owner may do, but for changing the account itself. */
    static Set<Permission> grantable(Caller caller) {
        return caller.permissions().stream()
                .filter(permission -> permission != Permission.OWN_ACCOUNT)
                .collect(Collectors.toSet());
    }

    /** The caller's tokens that still work, newest first. */
    List<ApiToken> own(Caller caller) {
        return tokens.listOf(caller.accountId().orElseThrow(ProblemException::notFound));
    }

    /** The tokens of everybody in the company that still work, newest first. */
    Page<ApiToken> ofCompany(Caller caller, @Nullable String cursor, int limit) {
        return tokens.listOfCompany(caller.organisationId(), cursor, limit);
    }

    /**
     * Makes a token and returns its secret.
     *
     * @throws ProblemException FORBIDDEN when the caller may not do what the token shall, ALREADY_THERE when there are many
     */
    String make(Caller caller, String name, Set<Permission> scopes, Duration valid) {
        String account = caller.accountId().orElseThrow(ProblemException::notFound);
        if (!grantable(caller).containsAll(scopes)) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "A token may not do more than you.");
        }
        if (tokens.listOf(account).size() >= MOST) {
            throw new ProblemException(ErrorCode.ALREADY_THERE, "You have " + MOST + " tokens. Revoke some first.");
        }
        String secret = TokenSecret.random();
        tokens.transaction(transaction -> {
            String id = tokens.insertForAccount(
                    transaction, secret, caller, name, scopes, clock.instant().plus(valid));
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.TOKEN_MADE,
                    id,
                    Map.of(
                            "scopes",
                            scopes.stream().map(Permission::name).sorted().toList(),
                            "days",
                            valid.toDays()));
            return id;
        });
        return secret;
    }

    /** Ends one of the caller's tokens. */
    void revokeOwn(Caller caller, String id) {
        revoke(caller, caller.accountId(), id);
    }

    /** Ends a token of anybody in the company. */
    void revokeAny(Caller caller, String id) {
        revoke(caller, Optional.empty(), id);
    }

    private void revoke(Caller caller, Optional<String> accountId, String id) {
        boolean revoked = tokens.transaction(transaction -> {
            boolean done = tokens.revoke(transaction, caller.organisationId(), accountId, id);
            if (done) {
                audit.append(
                        transaction, caller.organisationId(), caller.actor(), AuditAction.TOKEN_REVOKED, id, Map.of());
            }
            return done;
        });
        if (!revoked) {
            throw ProblemException.notFound();
        }
    }
}
