package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who belongs to a company, and as what. */
@Singleton
class People {

    private final PeopleRepository people;
    private final AccessLinkRepository links;
    private final JoinInvitations invitations;
    private final AuditRepository audit;

    People(PeopleRepository people, AccessLinkRepository links, JoinInvitations invitations, AuditRepository audit) {
        this.people = people;
        this.links = links;
        this.invitations = invitations;
        this.audit = audit;
    }

    Page<Account> list(Caller caller, @Nullable String cursor, int limit) {
        return people.list(caller.organisationId(), cursor, limit);
    }

    /** Somebody of the caller's company. */
    Account get(Caller caller, String id) {
        return people.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    List<AccessLink> unanswered(Caller caller) {
        return links.unanswered(caller.organisationId());
    }

    /**
     * Asks somebody to join. Whether the address has an account in another company is not told: its owner learns it from
     * the link.
     *
     * @throws ProblemException ALREADY_THERE, TOO_MANY_REQUESTS
     */
    AccessLink invite(Caller caller, String email, Role role) {
        String organisation = caller.organisationId();
        if (people.isMember(organisation, email)) {
            throw new ProblemException(ErrorCode.ALREADY_THERE, "This address has an account already.");
        }
        if (links.isInvited(organisation, email)) {
            throw new ProblemException(
                    ErrorCode.ALREADY_THERE, "This address was invited already. Send that invitation again instead.");
        }
        return invitations.send(caller, organisation, email, role);
    }

    /** Sends a new link in the place of one. */
    AccessLink resend(Caller caller, String linkId) {
        AccessLink link = links.findUnanswered(caller.organisationId(), linkId).orElseThrow(ProblemException::notFound);
        return invitations.replace(caller, link);
    }

    void revoke(Caller caller, String linkId) {
        invitations.revoke(caller, caller.organisationId(), linkId);
    }

    /**
     * Gives somebody another role; it holds from the next request on.
     *
     * @throws ProblemException LAST_OWNER
     */
    Account changeRole(Caller caller, String id, Role role) {
        return people.change(caller.organisationId(), transaction -> {
            Account account =
                    people.find(transaction, caller.organisationId(), id).orElseThrow(ProblemException::notFound);
            boolean ownerGoes = account.role() == Role.OWNER && role != Role.OWNER;
            if (ownerGoes && account.suspendedAt() == null && !people.hasOwnerBeside(transaction, account)) {
                throw lastOwner("Make somebody else an owner first.");
            }
            people.setRole(transaction, id, role);
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.ACCOUNT_CHANGED,
                    id,
                    Map.of("role_before", account.role().name(), "role", role.name()));
            return people.find(transaction, caller.organisationId(), id).orElseThrow();
        });
    }

    /**
     * Closes an account: its sessions end and its tokens rest.
     *
     * @throws ProblemException LAST_OWNER
     */
    Account suspend(Caller caller, String id) {
        return people.change(caller.organisationId(), transaction -> {
            Account account =
                    people.find(transaction, caller.organisationId(), id).orElseThrow(ProblemException::notFound);
            if (account.suspendedAt() != null) {
                return account;
            }
            if (account.role() == Role.OWNER && !people.hasOwnerBeside(transaction, account)) {
                throw lastOwner("Nobody could manage the company. Make somebody else an owner first.");
            }
            people.suspend(transaction, id);
            audit.append(
                    transaction, caller.organisationId(), caller.actor(), AuditAction.ACCOUNT_SUSPENDED, id, Map.of());
            return people.find(transaction, caller.organisationId(), id).orElseThrow();
        });
    }

    /** Opens a suspended account again. */
    Account restore(Caller caller, String id) {
        return people.change(caller.organisationId(), transaction -> {
            Account account =
                    people.find(transaction, caller.organisationId(), id).orElseThrow(ProblemException::notFound);
            if (account.suspendedAt() == null) {
                return account;
            }
            people.restore(transaction, id);
            audit.append(
                    transaction, caller.organisationId(), caller.actor(), AuditAction.ACCOUNT_RESTORED, id, Map.of());
            return people.find(transaction, caller.organisationId(), id).orElseThrow();
        });
    }

    private static ProblemException lastOwner(String next) {
        return new ProblemException(ErrorCode.LAST_OWNER, "This is the only owner. " + next);
    }
}
