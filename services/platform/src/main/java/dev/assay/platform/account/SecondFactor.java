package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.InstallationKey;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes of an app on somebody's phone, and codes on paper for when that is lost. */
@Singleton
class SecondFactor {

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactor.class);
    private static final String PURPOSE = "second factor";

    private final SecondFactorRepository factors;
    private final SessionRepository sessions;
    private final StaffMailRepository mails;
    private final AuditRepository audit;
    private final InstallationKey key;
    private final Clock clock;

    SecondFactor(
            SecondFactorRepository factors,
            SessionRepository sessions,
            StaffMailRepository mails,
            AuditRepository audit,
            InstallationKey key,
            Clock clock) {
        this.factors = factors;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.key = key;
        this.clock = clock;
    }

    /** Draws a secret, which does nothing until a code of it confirms that an app has it. */
    void begin(Account account) {
        requireOff(account);
        factors.begin(account.id(), key.encrypt(PURPOSE, Totp.newSecret()));
    }

    /** The secret that is still to be confirmed. */
    Optional<byte[]> unconfirmed(Account account) {
        return account.secondFactor() ? Optional.empty() : secret(account);
    }

    /**
     * Turns it on with the first code of the app, and ends every other session.
     *
     * @return the recovery codes, which nobody sees again; empty when the code is wrong
     */
    Optional<List<String>> confirm(Account account, String sessionId, String code) {
        requireOff(account);
        OptionalLong step = secret(account)
                .map(secret -> Totp.step(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = RecoveryCodes.draw();
        StaffMail notice = StaffMail.notice(account, "Your second factor is on", """
                Hello %s,

                from now on signing in to Assay asks for a code of your app. If you did not turn this on, tell whoever manages
                your company there.
                """.formatted(account.name()));
        boolean on = factors.transaction(transaction -> {
            boolean confirmed = factors.confirm(transaction, account.id(), step.getAsLong());
            if (confirmed) {
                factors.replaceCodes(transaction, account.id(), hashes(codes));
                sessions.endOthers(transaction, account.id(), sessionId);
                mails.add(transaction, notice);
                audit.append(
                        transaction,
                        account.organisationId(),
                        actor(account),
                        AuditAction.ACCOUNT_SECOND_FACTOR_ON,
                        account.id(),
                        Map.of());
            }
            return confirmed;
        });
        return on ? Optional.of(codes) : Optional.empty();
    }

    /**
     * Completes a session that waits for the second factor.
     *
     * @param code of the app, or a recovery code; each works once
     * @return the new secret of the session; empty when the code is wrong or was used
     */
    Optional<String> complete(Account account, String sessionId, String code) {
        OptionalLong step = step(account, code);
        return factors.transaction(transaction -> {
            SecondFactorRepository.Shown shown =
                    factors.take(transaction, account.id(), step, RecoveryCodes.hash(code));
            AuditAction action = switch (shown) {
                case APP -> AuditAction.ACCOUNT_SECOND_FACTOR_SHOWN;
                case PAPER -> AuditAction.ACCOUNT_RECOVERY_CODE_USED;
                case NOTHING -> AuditAction.ACCOUNT_SIGN_IN_REFUSED;
            };
            boolean right = shown != SecondFactorRepository.Shown.NOTHING;
            Optional<String> secret = right ? Optional.of(sessions.complete(transaction, sessionId)) : Optional.empty();
            Actor actor = right ? actor(account) : Actor.ANYBODY;
            audit.append(transaction, account.organisationId(), actor, action, account.id(), Map.of());
            return secret;
        });
    }

    /** Draws new recovery codes in the place of the old; empty when the code of the app is wrong or was used. */
    Optional<List<String>> newCodes(Account account, String code) {
        OptionalLong step = step(account, code);
        List<String> codes = RecoveryCodes.draw();
        boolean drawn = step.isPresent()
                && factors.transaction(transaction -> {
                    boolean taken = factors.useStep(transaction, account.id(), step.getAsLong());
                    if (taken) {
                        factors.replaceCodes(transaction, account.id(), hashes(codes));
                        audit.append(
                                transaction,
                                account.organisationId(),
                                actor(account),
                                AuditAction.ACCOUNT_RECOVERY_CODES_DRAWN,
                                account.id(),
                                Map.of());
                    }
                    return taken;
                });
        return drawn ? Optional.of(codes) : Optional.empty();
    }

    /** Turns it off. False when the code is wrong or was used. */
    boolean turnOff(Account account, String code) {
        OptionalLong step = step(account, code);
        StaffMail notice = StaffMail.notice(account, "Your second factor is off", """
                Hello %s,

                signing in to Assay does not ask for a code any more. If you did not turn this off, change your password at once
                and tell whoever manages your company there.
                """.formatted(account.name()));
        return factors.transaction(transaction -> {
            SecondFactorRepository.Shown shown =
                    factors.take(transaction, account.id(), step, RecoveryCodes.hash(code));
            if (shown == SecondFactorRepository.Shown.NOTHING) {
                return false;
            }
            factors.remove(transaction, account.id());
            mails.add(transaction, notice);
            audit.append(
                    transaction,
                    account.organisationId(),
                    actor(account),
                    AuditAction.ACCOUNT_SECOND_FACTOR_OFF,
                    account.id(),
                    Map.of());
            return true;
        });
    }

    /**
     * Turns off that of somebody who lost phone and codes, and signs them out. An owner does it, who knows them; nobody does
     * it for themselves.
     *
     * @throws ProblemException FORBIDDEN
     */
    void reset(Caller caller, Account account) {
        if (caller.accountId().filter(account.id()::equals).isPresent()) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "Turn off your own where you turned it on.");
        }
        StaffMail notice =
                StaffMail.notice(account, "Your second factor was turned off", """
                Hello %s,

                an owner of your company turned your second factor on Assay off. Sign in with your password and set it up again. If
                you did not ask for it, tell them.
                """.formatted(account.name()));
        factors.transaction(transaction -> {
            factors.remove(transaction, account.id());
            sessions.endOthers(transaction, account.id(), "");
            mails.add(transaction, notice);
            audit.append(
                    transaction,
                    account.organisationId(),
                    caller.actor(),
                    AuditAction.ACCOUNT_SECOND_FACTOR_OFF,
                    account.id(),
                    Map.of());
            return true;
        });
    }

    int codesLeft(Account account) {
        return account.secondFactor() ? factors.codesLeft(account.id()) : 0;
    }

    private OptionalLong step(Account account, String code) {
        return account.secondFactor()
                ? secret(account)
                        .map(secret -> Totp.step(secret, code, clock.instant()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    /** Without the key that it was encrypted with, no secret can be read: recovery codes still work. */
    private Optional<byte[]> secret(Account account) {
        try {
            return factors.secret(account.id()).map(encrypted -> key.decrypt(PURPOSE, encrypted));
        } catch (IllegalStateException e) {
            LOG.error("the second factor of account {} cannot be read: {}", account.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream().map(RecoveryCodes::hash).toList();
    }

    private static Actor actor(Account account) {
        return new Actor(Actor.Kind.ACCOUNT, account.id());
    }

    private static void requireOff(Account account) {
        if (account.secondFactor()) {
            throw new ProblemException(ErrorCode.ALREADY_THERE, "Your second factor is on already.");
        }
    }
}
