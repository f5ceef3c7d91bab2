package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationChange;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings of a company, and the companies of an installation. */
@Singleton
class Companies {

    private final OrganisationRepository organisations;
    private final PeopleRepository people;
    private final AccessLinkRepository links;
    private final JoinInvitations invitations;
    private final AuditRepository audit;

    Companies(
            OrganisationRepository organisations,
            PeopleRepository people,
            AccessLinkRepository links,
            JoinInvitations invitations,
            AuditRepository audit) {
        this.organisations = organisations;
        this.people = people;
        this.links = links;
        this.invitations = invitations;
        this.audit = audit;
    }

    Organisation own(Caller caller) {
        return organisations.get(caller.organisationId());
    }

    /**
     * Changes the caller's company.
     *
     * @param revision that the change was made from
     * @throws ProblemException CHANGED_MEANWHILE, saying what differs
     */
    Organisation change(Caller caller, OrganisationChange change, long revision) {
        String id = caller.organisationId();
        boolean changed = links.transaction(transaction -> {
            boolean done = organisations.change(transaction, id, change, revision);
            if (done) {
                audit.append(
                        transaction,
                        id,
                        caller.actor(),
                        AuditAction.ORGANISATION_CHANGED,
                        id,
                        Map.of(
                                "revision",
                                revision + 1,
                                "turnaround_days",
                                change.turnaroundDays(),
                                "retention_days",
                                change.retentionDays()));
            }
            return done;
        });
        Organisation now = organisations.get(id);
        if (!changed) {
            throw new ProblemException(ErrorCode.CHANGED_MEANWHILE, differences(now, change));
        }
        return now;
    }

    /** Every company; for owners of the one that runs the installation. */
    List<Organisation> list(Caller caller) {
        requireHost(caller);
        return organisations.list();
    }

    /** Every company with what its row shows. */
    List<CompanyRow> rows(Caller caller) {
        Map<String, Integer> counts = people.counts();
        return list(caller).stream()
                .map(organisation -> new CompanyRow(
                        organisation.id(),
                        organisation.name(),
                        organisation.host(),
                        organisation.setUpAt(),
                        counts.getOrDefault(organisation.id(), 0),
                        organisation.setUpAt() == null ? invited(organisation.id()) : ""))
                .toList();
    }

    private String invited(String organisationId) {
        return links.unanswered(organisationId).stream()
                .map(AccessLink::email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Adds a company and asks its first owner to join. */
    Organisation add(Caller caller, String name, String ownerEmail) {
        requireHost(caller);
        String id = links.transaction(transaction -> {
            String added = organisations.insert(transaction, name);
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.ORGANISATION_ADDED,
                    added,
                    Map.of());
            return added;
        });
        invitations.send(caller, id, ownerEmail, Role.OWNER);
        return organisations.get(id);
    }

    /** Sends the first owner of a company a new link, perhaps to another address. */
    AccessLink inviteFirstOwner(Caller caller, String id, String email) {
        requireHost(caller);
        Organisation organisation = organisations.find(id).orElseThrow(ProblemException::notFound);
        if (organisation.setUpAt() != null) {
            throw new ProblemException(ErrorCode.ALREADY_THERE, "It has an owner, who invites everybody else.");
        }
        links.unanswered(id).forEach(link -> invitations.revoke(caller, id, link.id()));
        return invitations.send(caller, id, email, Role.OWNER);
    }

    private void requireHost(Caller caller) {
        if (!own(caller).host()) {
            throw ProblemException.notFound();
        }
    }

    private static String differences(Organisation now, OrganisationChange wanted) {
        List<String> differences = new ArrayList<>();
        difference(differences, "name", now.name(), wanted.name());
        difference(differences, "time zone", now.timeZone(), wanted.timeZone());
        difference(
                differences,
                "contact",
                Objects.requireNonNullElse(now.contact(), "empty"),
                Objects.requireNonNullElse(wanted.contact(), "empty"));
        difference(differences, "days to an answer", now.turnaroundDays(), wanted.turnaroundDays());
        difference(differences, "days of retention", now.retentionDays(), wanted.retentionDays());
        return differences.isEmpty()
                ? "It is as you wrote it by now."
                : "It stands so by now: " + String.join("; ", differences) + ". Save again to have it your way.";
    }

    private static void difference(List<String> differences, String name, Object now, Object wanted) {
        if (!now.equals(wanted)) {
            differences.add(name + " " + now);
        }
    }
}
