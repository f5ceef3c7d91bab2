package dev.assay.platform.account;

import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.installation.PrivateFile;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationRepository;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first owner of the company that runs the installation: whoever has the link, once. The link is left in a file
 * that only those who run the installation can read.
 */
@Singleton
class SetUp implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);
    private static final Duration VALID = Duration.ofDays(30);

    private final AccessLinkRepository links;
    private final AccountRepository accounts;
    private final OrganisationRepository organisations;
    private final AuditRepository audit;
    private final LinkSigner signer;
    private final Settings settings;

    SetUp(
            AccessLinkRepository links,
            AccountRepository accounts,
            OrganisationRepository organisations,
            AuditRepository audit,
            LinkSigner signer,
            Settings settings) {
        this.links = links;
        this.accounts = accounts;
        this.organisations = organisations;
        this.audit = audit;
        this.signer = signer;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Path file = settings.setUpLinkFile();
        try {
            if (organisations.get(Organisation.HOST).setUpAt() != null) {
                Files.deleteIfExists(file);
                return;
            }
            String id = links.openSetUp(VALID);
            Files.deleteIfExists(file);
            PrivateFile.create(file, signer.link(LinkSigner.Kind.SET_UP, id, 1).toString());
            LOG.info("not set up yet: open the link in {}", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOpen(String token) {
        return link(token).isPresent();
    }

    /** Makes the owner; empty when the link was used meanwhile. */
    Optional<Account> complete(String token, String company, NewAccount owner, String password) {
        Optional<String> link = link(token);
        String hash = PasswordHash.of(password);
        Optional<Account> made = link.flatMap(id -> links.use(id, transaction -> {
            ZoneId zone = owner.timeZone();
            if (!organisations.setUp(transaction, Organisation.HOST, company, zone)) {
                return Optional.empty();
            }
            Optional<Account> first = accounts.insert(transaction, Organisation.HOST, owner, Role.OWNER, hash);
            first.ifPresent(account -> audit.append(
                    transaction,
                    Organisation.HOST,
                    new Actor(Actor.Kind.ACCOUNT, account.id()),
                    AuditAction.ORGANISATION_SET_UP,
                    Organisation.HOST,
                    Map.of("link", id)));
            return first;
        }));
        if (made.isPresent()) {
            forgetLink();
        }
        return made;
    }

    private Optional<String> link(String token) {
        return signer.verify(LinkSigner.Kind.SET_UP, token)
                .map(LinkSigner.Signed::id)
                .filter(id -> links.isOpen(id, LinkSigner.Kind.SET_UP));
    }

    private void forgetLink() {
        try {
            Files.deleteIfExists(settings.setUpLinkFile());
        } catch (IOException e) {
            LOG.warn("{} is of no use any more and could not be deleted", settings.setUpLinkFile());
        }
    }
}
