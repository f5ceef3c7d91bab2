package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.Settings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Lets in whom the installation's OpenID provider vouches for, if they have an account: it makes none. */
@Singleton
class OidcSignIn {

    static final String CALLBACK = "/sign-in/oidc/callback";

    private final Optional<OpenIdProvider> provider;
    private final OidcIdentityRepository identities;
    private final AccountRepository accounts;
    private final AuditRepository audit;

    OidcSignIn(
            Settings settings, OidcIdentityRepository identities, AccountRepository accounts, AuditRepository audit) {
        this.provider = settings.oidc()
                .map(oidc -> new OpenIdProvider(oidc, settings.publicUrl().resolve(CALLBACK)));
        this.identities = identities;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The provider if the installation has one. */
    Optional<OpenIdProvider> provider() {
        return provider;
    }

    /**
     * The account of an identity: the one that it was linked to, else, the first time, the one with its verified address. An
     * account that has another identity of the same provider is not given away: addresses change hands.
     */
    Optional<Account> account(OpenIdProvider.Identity identity) {
        Optional<Account> linked = linked(identity);
        if (linked.isEmpty()) {
            identity.email().flatMap(accounts::credentials).ifPresent(found -> link(identity, found.account()));
            linked = linked(identity);
        }
        return linked.filter(found -> found.suspendedAt() == null);
    }

    private Optional<Account> linked(OpenIdProvider.Identity identity) {
        return identities.accountOf(identity.issuer(), identity.subject()).flatMap(accounts::find);
    }

    private void link(OpenIdProvider.Identity identity, Account account) {
        identities.transaction(transaction -> {
            boolean linked = identities.link(transaction, identity.issuer(), identity.subject(), account.id());
            if (linked) {
                audit.append(
                        transaction,
                        account.organisationId(),
                        new Actor(Actor.Kind.ACCOUNT, account.id()),
                        AuditAction.ACCOUNT_IDENTITY_LINKED,
                        account.id(),
                        Map.of("issuer", identity.issuer()));
            }
            return linked;
        });
    }
}
