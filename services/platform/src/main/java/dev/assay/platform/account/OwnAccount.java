package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RateLimiter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What people of companies change of their own accounts. */
@Singleton
class OwnAccount {

    /** Whoever sits down at somebody's open browser could guess the password here. */
    static final RateLimiter.Limit PASSWORDS = new RateLimiter.Limit("own password", 10, Duration.ofMinutes(15));

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final StaffMailRepository mails;
    private final AuditRepository audit;
    private final RateLimiter limiter;

    OwnAccount(
            AccountRepository accounts,
            SessionRepository sessions,
            StaffMailRepository mails,
            AuditRepository audit,
            RateLimiter limiter) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.limiter = limiter;
    }

    Account get(Caller caller) {
        return accounts.find(caller.accountId().orElseThrow(ProblemException::notFound))
                .orElseThrow(ProblemException::notFound);
    }

    void change(Caller caller, String name, ZoneId zone, boolean digest) {
        Account account = get(caller);
        sessions.transaction(transaction -> {
            accounts.change(transaction, account.id(), name, zone, digest);
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.ACCOUNT_CHANGED,
                    account.id(),
                    Map.of("time_zone", zone.getId(), "digest", digest));
            return true;
        });
    }

    /**
     * Whether this is the caller's password.
     *
     * @throws ProblemException TOO_MANY_REQUESTS
     */
    boolean isPassword(Caller caller, String password) {
        String id = get(caller).id();
        limiter.spend(PASSWORDS, id);
        boolean right = PasswordHash.matches(password, accounts.passwordHash(id).orElse(null));
        if (right) {
            limiter.forgive(PASSWORDS, id);
        }
        return right;
    }

    /** Gives the caller another password and ends every other session. */
    void changePassword(Caller caller, String password) {
        Account account = get(caller);
        String hash = PasswordHash.of(password);
        sessions.transaction(transaction -> {
            accounts.setPassword(transaction, account.id(), hash);
            int ended = sessions.endOthers(transaction, account.id(), caller.id());
            mails.add(
                    transaction, StaffMail.notice(account, "Your password was changed", """
                            Hello %s,

                            the password of your account on Assay was changed, and every other browser was signed out.

                            If it was not you, choose a new one at once by "Forgot your password?" on the sign-in page, and
                            tell whoever manages your company there.
                            """.formatted(account.name())));
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.ACCOUNT_PASSWORD_CHANGED,
                    account.id(),
                    Map.of("sessions_ended", ended));
            return true;
        });
    }

    /** The caller's open sessions, the one seen last first. */
    List<OpenSession> sessions(Caller caller) {
        return sessions.open(get(caller).id());
    }

    void endSession(Caller caller, String sessionId) {
        String account = get(caller).id();
        boolean ended = sessions.transaction(transaction -> {
            boolean done = sessions.end(transaction, account, sessionId);
            if (done) {
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.SESSION_REVOKED,
                        sessionId,
                        Map.of());
            }
            return done;
        });
        if (!ended) {
            throw ProblemException.notFound();
        }
    }

    /** Ends every session but the caller's; returns how many. */
    int endOtherSessions(Caller caller) {
        String account = get(caller).id();
        return sessions.transaction(transaction -> {
            int ended = sessions.endOthers(transaction, account, caller.id());
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.SESSION_REVOKED,
                    caller.id(),
                    Map.of("others", ended));
            return ended;
        });
    }
}
