package dev.assay.platform.invitation;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import dev.assay.schema.tables.records.InvitationRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes invitations. */
@Singleton
class InvitingRepository extends JooqRepository {

    /** How long invitations can be taken back before their mails go out. */
    static final Duration UNDO = Duration.ofSeconds(10);

    private final SecureRandom random = new SecureRandom();
    private final BulkActionRepository actions;
    private final MailRepository outbox;
    private final AuditRepository audit;
    private final Clock clock;

    InvitingRepository(
            HikariDataSource dataSource,
            BulkActionRepository actions,
            MailRepository outbox,
            AuditRepository audit,
            Clock clock) {
        super(dataSource);
        this.actions = actions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those who are to be invited together.
     *
     * @param message to them
     * @param allOrNone whether nobody is invited when one cannot be
     */
    record Batch(List<Invitee> people, @Nullable String message, boolean allOrNone) {}

    /** What came of inviting: the action that takes it back, and the invitations in the order of the people. */
    record Invited(String actionId, List<Invitation> invitations) {}

    /** When the link of an invitation that is sent now ends. */
    static Instant expiry(Opening opening, Instant now) {
        Instant from = now.isBefore(opening.opensAt()) ? opening.opensAt() : now;
        return from.plus(Duration.ofDays(opening.linkDays()));
    }

    /** Addresses with an invitation that was not revoked, in lower case. */
    Set<String> invitedAddresses(String openingId) {
        return dsl.select(CANDIDATE.EMAIL)
                .from(INVITATION)
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .where(INVITATION.OPENING_ID.eq(openingId))
                .and(INVITATION.REVOKED_AT.isNull())
                .and(CANDIDATE.EMAIL.isNotNull())
                .fetchSet(CANDIDATE.EMAIL);
    }

    /** Whether a request with this key has invited people. */
    boolean isRepeated(Optional<RequestKey> key) {
        return key.filter(sent -> IdempotencyRepository.isTaken(dsl, sent.callerId(), sent.key()))
                .isPresent();
    }

    /** Invites people who are not invited yet; whoever is, meanwhile, is left as is. Mails go out after {@link #UNDO}. */
    Invited invite(Caller caller, Opening opening, InvitationMail mails, Batch batch, Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, now);
            if (!taken.equals(id)) {
                List<Invitation> before = actions.items(transaction, taken).keySet().stream()
                        .map(invitationId -> InvitationRepository.get(transaction, invitationId))
                        .toList();
                return new Invited(taken, before);
            }
            lock(transaction, opening);
            actions.insert(transaction, id, caller, opening, "INVITE", now, now.plus(UNDO));
            // In one order: two who invite the same people to two openings otherwise wait for each other.
            Map<Invitee, String> candidates = new HashMap<>();
            batch.people().stream()
                    .sorted(Comparator.comparing(Invitee::email))
                    .forEach(
                            person -> candidates.put(person, candidate(transaction, opening.organisationId(), person)));
            List<Invitation> invitations = new ArrayList<>();
            Set<String> codeNames = codeNames(transaction, opening.id());
            for (Invitee person : batch.people()) {
                String candidateId = Objects.requireNonNull(candidates.get(person));
                put(transaction, opening, candidateId, batch.message(), caller.accountId(), Optional.empty(), codeNames)
                        .ifPresent(put -> {
                            actions.insertItem(transaction, id, put.row().getId(), put.before());
                            Invitation invitation = InvitationRepository.get(
                                    transaction, put.row().getId());
                            outbox.add(transaction, mails.invitation(invitation, Optional.of(id), now.plus(UNDO)));
                            invitations.add(invitation);
                        });
            }
            if (batch.allOrNone() && invitations.size() < batch.people().size()) {
                throw new ProblemException(
                        ErrorCode.STATE_CONFLICT,
                        "Somebody of them was invited meanwhile, so nobody was now. Send it again to see who.");
            }
            for (Invitation invitation : invitations) {
                audit.append(
                        transaction,
                        opening.organisationId(),
                        caller.actor(),
                        AuditAction.INVITATION_SENT,
                        invitation.id(),
                        Map.of("action", id));
            }
            return new Invited(id, invitations);
        });
    }

    /**
     * Invites somebody who came by a shared link, unless they are invited already, and sends the mail at once. The link is
     * locked meanwhile, so that its cap holds. False when it holds no more people.
     */
    boolean inviteByLink(SharedLink link, Opening opening, InvitationMail mails, Invitee person) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            lock(transaction, opening);
            if (!SharedLinkRepository.lock(transaction, link.id()).admitsAt(now)) {
                return false;
            }
            Optional<Put> put = put(
                    transaction,
                    opening,
                    candidate(transaction, opening.organisationId(), person),
                    null,
                    Optional.empty(),
                    Optional.of(link.id()),
                    codeNames(transaction, opening.id()));
            put.ifPresent(made -> {
                Invitation invitation =
                        InvitationRepository.get(transaction, made.row().getId());
                outbox.add(transaction, mails.invitation(invitation, Optional.empty(), now));
                audit.append(
                        transaction,
                        opening.organisationId(),
                        Actor.ANYBODY,
                        AuditAction.INVITATION_SENT,
                        invitation.id(),
                        Map.of("shared_link", link.id()));
            });
            return true;
        });
    }

    /** Two who invite at once would draw the same code name, or invite the same person. */
    private static void lock(DSLContext transaction, Opening opening) {
        transaction
                .selectOne()
                .from(OPENING)
                .where(OPENING.ID.eq(opening.id()))
                .forUpdate()
                .fetch();
    }

    private record Put(InvitationRecord row, Before before) {}

    private Optional<Put> put(
            DSLContext transaction,
            Opening opening,
            String candidateId,
            @Nullable String message,
            Optional<String> accountId,
            Optional<String> sharedLinkId,
            Set<String> codeNames) {
        Instant now = clock.instant();
        Optional<InvitationRecord> existing = transaction
                .selectFrom(INVITATION)
                .where(INVITATION.OPENING_ID.eq(opening.id()))
                .and(INVITATION.CANDIDATE_ID.eq(candidateId))
                .forUpdate()
                .fetchOptional();
        if (existing.isPresent()) {
            // Whom the company took off does not come back by a link that lies around.
            return existing.filter(row -> sharedLinkId.isEmpty())
                    .filter(row -> row.getRevokedAt() != null && !hasBegun(transaction, row.getId()))
                    .map(row -> revived(row, opening, message, now));
        }
        InvitationRecord row = transaction.newRecord(INVITATION);
        row.setId(TimeOrderedId.next(clock));
        row.setOrganisationId(opening.organisationId());
        row.setOpeningId(opening.id());
        row.setCandidateId(candidateId);
        row.setSharedLinkId(sharedLinkId.orElse(null));
        row.setCodeName(CodeName.draw(random, codeNames));
        row.setLinkVersion(1);
        row.setMessage(message);
        row.setInvitedBy(accountId.orElse(null));
        row.setInvitedAt(now);
        row.setExpiresAt(expiry(opening, now));
        row.setReminders(0);
        row.setExtraTimePercent(0);
        row.setRevision(0L);
        row.insert();
        codeNames.add(row.getCodeName());
        return Optional.of(new Put(row, Before.nothing(row, now)));
    }

    /** Somebody who was taken off is invited anew, by a new link and under the same code name. */
    private static Put revived(InvitationRecord row, Opening opening, @Nullable String message, Instant now) {
        Before before = Before.of(row, null, false);
        row.setRevokedAt(null);
        row.setWithdrawnAt(null);
        row.setLinkVersion(row.getLinkVersion() + 1);
        row.setMessage(message);
        row.setInvitedAt(now);
        row.setExpiresAt(expiry(opening, now));
        row.setReminders(0);
        row.setRevision(row.getRevision() + 1);
        row.update();
        return new Put(row, before);
    }

    private String candidate(DSLContext transaction, String organisationId, Invitee person) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(CANDIDATE)
                .set(CANDIDATE.ID, id)
                .set(CANDIDATE.ORGANISATION_ID, organisationId)
                .set(CANDIDATE.EMAIL, person.email())
                .set(CANDIDATE.NAME, person.name())
                .set(CANDIDATE.CREATED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
        return transaction
                .select(CANDIDATE.ID)
                .from(CANDIDATE)
                .where(CANDIDATE.ORGANISATION_ID.eq(organisationId))
                .and(CANDIDATE.EMAIL.eq(person.email()))
                .fetchSingle(CANDIDATE.ID);
    }

    private static Set<String> codeNames(DSLContext transaction, String openingId) {
        return new HashSet<>(transaction
                .select(INVITATION.CODE_NAME)
                .from(INVITATION)
                .where(INVITATION.OPENING_ID.eq(openingId))
                .fetch(INVITATION.CODE_NAME));
    }

    private static boolean hasBegun(DSLContext transaction, String invitationId) {
        return transaction.fetchExists(
                ATTEMPT, ATTEMPT.INVITATION_ID.eq(invitationId).and(ATTEMPT.KIND.eq("TIMED")));
    }
}
