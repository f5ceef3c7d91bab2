package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Lets people who forgot their password choose another, by a link to their address. */
@Singleton
class Recovery {

    private final AccessLinkRepository links;
    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final StaffMailRepository mails;
    private final AuditRepository audit;
    private final LinkSigner signer;

    Recovery(
            AccessLinkRepository links,
            AccountRepository accounts,
            SessionRepository sessions,
            StaffMailRepository mails,
            AuditRepository audit,
            LinkSigner signer) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.signer = signer;
    }

    /** Sends a link to whoever has the address. */
    void send(String email) {
        accounts.credentials(email).map(AccountRepository.Credentials::account).ifPresent(this::send);
    }

    private void send(Account account) {
        links.transaction(transaction -> {
            String link = links.insertRecovery(transaction, account);
            mails.add(
                    transaction,
                    new StaffMail(
                            StaffMail.Kind.RECOVERY,
                            account.organisationId(),
                            account.email(),
                            account.name(),
                            "Choose a new password",
                            """
                            Hello %s,

                            somebody, hopefully you, asked for a new password on Assay. Choose it here:
                            %s

                            The link works once, for one hour. If it was not you, nothing has changed and you need not do anything.
                            """.formatted(account.name(), StaffMail.LINK),
                            Optional.of(link)));
            audit.append(
                    transaction,
                    account.organisationId(),
                    Actor.ANYBODY,
                    AuditAction.ACCOUNT_RECOVERY_ASKED,
                    account.id(),
                    Map.of("link", link));
            return link;
        });
    }

    /** Whose password a link changes; empty when it does not work any more. */
    Optional<Account> asked(String token) {
        return open(token)
                .flatMap(link -> Optional.ofNullable(link.accountId()))
                .flatMap(accounts::find)
                .filter(account -> account.suspendedAt() == null);
    }

    /** Sets the password and ends every session. A second factor stays. False when the link was used meanwhile. */
    boolean complete(String token, Account account, String password) {
        Optional<AccessLink> link = open(token);
        String hash = PasswordHash.of(password);
        return link.flatMap(open -> links.use(open.id(), transaction -> {
                    accounts.setPassword(transaction, account.id(), hash);
                    int ended = sessions.endOthers(transaction, account.id(), "");
                    mails.add(transaction, StaffMail.notice(account, "Your password was changed", """
                                    Hello %s,

                                    the password of your account on Assay was changed by a link that was sent to this address, and
                                    every browser was signed out. API tokens still work: look through them.
                                    """.formatted(
                                    account.name())));
                    audit.append(
                            transaction,
                            account.organisationId(),
                            new Actor(Actor.Kind.ACCOUNT, account.id()),
                            AuditAction.ACCOUNT_PASSWORD_CHANGED,
                            account.id(),
                            Map.of("link", open.id(), "sessions_ended", ended));
                    return Optional.of(true);
                }))
                .orElse(false);
    }

    private Optional<AccessLink> open(String token) {
        return signer.verify(LinkSigner.Kind.RECOVERY, token)
                .flatMap(signed -> links.findOpen(signed.id(), LinkSigner.Kind.RECOVERY));
    }
}
