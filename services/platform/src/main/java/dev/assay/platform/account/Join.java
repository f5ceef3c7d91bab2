package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationRepository;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Makes accounts of those who were asked to join a company. */
@Singleton
class Join {

    private final AccessLinkRepository links;
    private final AccountRepository accounts;
    private final OrganisationRepository organisations;
    private final AuditRepository audit;
    private final LinkSigner signer;

    Join(
            AccessLinkRepository links,
            AccountRepository accounts,
            OrganisationRepository organisations,
            AuditRepository audit,
            LinkSigner signer) {
        this.links = links;
        this.accounts = accounts;
        this.organisations = organisations;
        this.audit = audit;
        this.signer = signer;
    }

    /**
     * What somebody is asked to join.
     *
     * @param taken whether the address has an account in this installation already
     */
    record Asked(String linkId, Organisation organisation, String email, Role role, boolean taken) {}

    /** What a link says; empty when it does not work any more. */
    Optional<Asked> asked(String token) {
        return signer.verify(LinkSigner.Kind.JOIN, token)
                .flatMap(signed -> links.findOpen(signed.id(), LinkSigner.Kind.JOIN))
                .flatMap(link -> {
                    String email = link.email();
                    Role role = link.role();
                    return email == null || role == null
                            ? Optional.empty()
                            : Optional.of(new Asked(
                                    link.id(),
                                    organisations.get(link.organisationId()),
                                    email,
                                    role,
                                    accounts.exists(email)));
                });
    }

    /** Makes the account; empty when the link was used, or the address got an account, meanwhile. The first owner of a company opens it with that. */
    Optional<Account> complete(Asked asked, String name, ZoneId zone, String password) {
        String hash = PasswordHash.of(password);
        NewAccount wanted = new NewAccount(asked.email(), name, zone);
        String organisation = asked.organisation().id();
        return links.use(asked.linkId(), transaction -> {
            Optional<Account> made = accounts.insert(transaction, organisation, wanted, asked.role(), hash);
            made.ifPresent(account -> {
                boolean first = organisations.setUp(
                        transaction, organisation, asked.organisation().name(), zone);
                audit.append(
                        transaction,
                        organisation,
                        new Actor(Actor.Kind.ACCOUNT, account.id()),
                        AuditAction.ACCOUNT_JOINED,
                        account.id(),
                        Map.of("link", asked.linkId(), "role", asked.role().name(), "first", first));
            });
            return made;
        });
    }
}
