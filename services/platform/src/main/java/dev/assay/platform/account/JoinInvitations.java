package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Show;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RateLimiter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Mails with a link that makes an account. */
@Singleton
class JoinInvitations {

    /** Mails that one company sends to addresses of strangers. */
    private static final RateLimiter.Limit SENT = new RateLimiter.Limit("join mail", 100, Duration.ofHours(1));

    private final AccessLinkRepository links;
    private final AccountRepository accounts;
    private final OrganisationRepository organisations;
    private final StaffMailRepository mails;
    private final AuditRepository audit;
    private final RateLimiter limiter;

    JoinInvitations(
            AccessLinkRepository links,
            AccountRepository accounts,
            OrganisationRepository organisations,
            StaffMailRepository mails,
            AuditRepository audit,
            RateLimiter limiter) {
        this.links = links;
        this.accounts = accounts;
        this.organisations = organisations;
        this.mails = mails;
        this.audit = audit;
        this.limiter = limiter;
    }

    /** Asks somebody to join a company, which need not be the caller's. The mail lies in the caller's outbox. */
    AccessLink send(Caller caller, String organisationId, String email, Role role) {
        return send(caller, organisationId, email, role, Optional.empty());
    }

    /** Sends a new link in the place of one, which ends. */
    AccessLink replace(Caller caller, AccessLink link) {
        String email = Optional.ofNullable(link.email()).orElseThrow(ProblemException::notFound);
        Role role = Optional.ofNullable(link.role()).orElseThrow(ProblemException::notFound);
        return send(caller, link.organisationId(), email, role, Optional.of(link.id()));
    }

    /** Takes a link back. */
    void revoke(Caller caller, String organisationId, String linkId) {
        boolean revoked = links.transaction(transaction -> {
            boolean done = links.revoke(transaction, organisationId, linkId);
            if (done) {
                mails.takeBack(transaction, linkId);
                audit.append(
                        transaction,
                        organisationId,
                        caller.actor(),
                        AuditAction.ACCOUNT_INVITATION_REVOKED,
                        linkId,
                        Map.of());
            }
            return done;
        });
        if (!revoked) {
            throw ProblemException.notFound();
        }
    }

    private AccessLink send(Caller caller, String organisationId, String email, Role role, Optional<String> instead) {
        limiter.spend(SENT, caller.organisationId());
        Organisation organisation = organisations.get(organisationId);
        Optional<Account> inviter = caller.accountId().flatMap(accounts::find);
        String id = links.transaction(transaction -> {
            instead.filter(old -> !links.revoke(transaction, organisationId, old))
                    .ifPresent(old -> {
                        throw ProblemException.notFound();
                    });
            instead.ifPresent(old -> mails.takeBack(transaction, old));
            String link = links.insertJoin(
                    transaction, organisationId, new AccessLinkRepository.NewJoin(email, role, caller.accountId()));
            mails.add(transaction, mail(caller.organisationId(), organisation, inviter, email, role, link));
            audit.append(
                    transaction,
                    organisationId,
                    caller.actor(),
                    AuditAction.ACCOUNT_INVITED,
                    link,
                    Map.of("role", role.name(), "instead_of", instead.orElse("")));
            return link;
        });
        return links.findOpen(id, LinkSigner.Kind.JOIN).orElseThrow(ProblemException::notFound);
    }

    private static StaffMail mail(
            String outbox, Organisation organisation, Optional<Account> inviter, String email, Role role, String link) {
        String who = inviter.map(Account::name).orElse(organisation.name());
        String body = """
                Hello,

                %s invites you to join %s on Assay as %s.

                Make your account here:
                %s

                The link works once, for seven days. If you did not expect this mail, you need not do anything.
                """.formatted(who, organisation.name(), Show.words(role.name()), StaffMail.LINK);
        return new StaffMail(
                StaffMail.Kind.JOIN,
                outbox,
                email,
                email,
                "%s invites you to %s on Assay".formatted(who, organisation.name()),
                body,
                Optional.of(link));
    }
}
