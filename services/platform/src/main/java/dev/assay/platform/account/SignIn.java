package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RateLimiter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets the people of companies in. */
@Singleton
class SignIn {

    /** Of one account from anywhere: guessing one password. */
    private static final RateLimiter.Limit ACCOUNT = new RateLimiter.Limit("sign-in", 10, Duration.ofMinutes(15));

    /** From one address to any account: guessing many. */
    private static final RateLimiter.Limit ADDRESS =
            new RateLimiter.Limit("sign-in address", 60, Duration.ofMinutes(15));

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditRepository audit;
    private final RateLimiter limiter;

    SignIn(AccountRepository accounts, SessionRepository sessions, AuditRepository audit, RateLimiter limiter) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.limiter = limiter;
    }

    /**
     * The account with this address and password. Takes as long for an address that nobody has.
     *
     * @throws dev.assay.platform.web.ProblemException TOO_MANY_REQUESTS
     */
    Optional<Account> check(String email, String password, String address) {
        limiter.spend(ADDRESS, address);
        limiter.spend(ACCOUNT, email);
        Optional<AccountRepository.Credentials> known = accounts.credentials(email);
        boolean right = PasswordHash.matches(
                password, known.map(AccountRepository.Credentials::passwordHash).orElse(null));
        if (right) {
            limiter.forgive(ACCOUNT, email);
            return known.map(AccountRepository.Credentials::account);
        }
        known.map(AccountRepository.Credentials::account).ifPresent(this::writeDownRefusal);
        return Optional.empty();
    }

    /** Begins a session, and returns its secret. With a second factor it permits nothing until that is shown. */
    String begin(Account account, String agent) {
        return sessions.transaction(transaction -> {
            accounts.signedIn(transaction, account.id());
            String secret = sessions.beginStaff(transaction, account, !account.secondFactor(), agent);
            audit.append(
                    transaction,
                    account.organisationId(),
                    new Actor(Actor.Kind.ACCOUNT, account.id()),
                    AuditAction.ACCOUNT_SIGNED_IN,
                    account.id(),
                    Map.of("second_factor_due", account.secondFactor()));
            return secret;
        });
    }

    /** Where somebody goes who has just shown their password. */
    static URI next(Account account, ReturnPath asked) {
        return account.secondFactor() ? asked.through("/sign-in/code") : asked.or(start(account));
    }

    /** Where somebody begins who is signed in: roles that see no candidates have no list of them. */
    static String start(Account account) {
        return account.role().permissions().contains(Permission.CANDIDATES_READ) ? "/" : "/account";
    }

    /** Ends the caller's own session. */
    void end(Caller caller) {
        String account = caller.accountId().orElseThrow(ProblemException::notFound);
        sessions.transaction(transaction -> {
            boolean ended = sessions.end(transaction, account, caller.id());
            if (ended) {
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.ACCOUNT_SIGNED_OUT,
                        account,
                        Map.of());
            }
            return ended;
        });
    }

    /** What the browser calls itself. */
    static String agent(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT))
                .orElse("unknown");
    }

    private void writeDownRefusal(Account account) {
        sessions.transaction(transaction -> {
            audit.append(
                    transaction,
                    account.organisationId(),
                    Actor.ANYBODY,
                    AuditAction.ACCOUNT_SIGN_IN_REFUSED,
                    account.id(),
                    Map.of());
            return true;
        });
    }
}
