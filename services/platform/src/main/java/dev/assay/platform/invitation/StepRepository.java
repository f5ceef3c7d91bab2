package dev.assay.platform.invitation;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.INVITATION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.RequestKey;
import dev.assay.schema.tables.records.AttemptRecord;
import dev.assay.schema.tables.records.InvitationRecord;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Does steps to invitations and takes them back. */
@Singleton
class StepRepository extends JooqRepository {

    /** How long a step can be taken back; its mails wait as long. */
    static final Duration UNDO = Duration.ofSeconds(30);

    private final BulkActionRepository actions;
    private final MailRepository outbox;
    private final AuditRepository audit;
    private final List<InvitationListener> listeners;
    private final Clock clock;

    StepRepository(
            HikariDataSource dataSource,
            BulkActionRepository actions,
            MailRepository outbox,
            AuditRepository audit,
            List<InvitationListener> listeners,
            Clock clock) {
        super(dataSource);
        this.actions = actions;
        this.outbox = outbox;
        this.audit = audit;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What a step finds at one invitation. */
    private record Found(
            InvitationRecord row,
            Invitation invitation,
            @Nullable AttemptRecord attempt,
            Opening opening) {

        boolean hasBegun() {
            return attempt != null;
        }

        boolean isRunning(Instant now) {
            return attempt != null
                    && attempt.getClosedAt() == null
                    && attempt.getEndsAt().isAfter(now);
        }

        /** The end that the candidate has now: of the attempt, or of the window. */
        Instant end() {
            return attempt == null ? invitation.latestEnd(opening) : attempt.getEndsAt();
        }
    }

    /** What a step comes to for one invitation: the row is changed already. */
    private record Outcome(AuditAction action, @Nullable Instant newEnd, boolean ends) {

        static Outcome of(AuditAction action) {
            return new Outcome(action, null, false);
        }
    }

    Done apply(
            Caller caller,
            Opening opening,
            InvitationMail mails,
            List<String> invitationIds,
            Step step,
            Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            Instant undoUntil = now.plus(UNDO);
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, now);
            if (!taken.equals(id)) {
                int before = actions.items(transaction, taken).size();
                return new Done(taken, before, invitationIds.size() - before, undoUntil);
            }
            actions.insert(transaction, id, caller, opening, step.kind(), now, undoUntil);
            lock(transaction, opening, invitationIds);
            int done = 0;
            for (String invitationId : new LinkedHashSet<>(invitationIds)) {
                Optional<Found> found = find(transaction, opening, invitationId);
                if (found.isPresent() && one(transaction, caller, found.get(), step, mails, id)) {
                    done++;
                }
            }
            return new Done(id, done, invitationIds.size() - done, undoUntil);
        });
    }

    /** All at once and in one order: two managers who choose the same people otherwise wait for each other. */
    private static void lock(DSLContext transaction, Opening opening, List<String> invitationIds) {
        transaction
                .select(INVITATION.ID)
                .from(INVITATION)
                .where(INVITATION.ID.in(invitationIds))
                .and(INVITATION.OPENING_ID.eq(opening.id()))
                .orderBy(INVITATION.ID)
                .forUpdate()
                .fetch();
    }

    /** Takes a step back. Empty when it was taken back before, or too long ago; else how many invitations are as before. */
    Optional<Integer> undo(Caller caller, String actionId) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            if (actions.takeForUndo(transaction, caller.organisationId(), actionId, now)
                    .isEmpty()) {
                return Optional.empty();
            }
            outbox.cancel(transaction, actionId);
            int restored = 0;
            for (Map.Entry<String, Before> item :
                    actions.items(transaction, actionId).entrySet()) {
                restored += putBack(transaction, item.getKey(), item.getValue()) ? 1 : 0;
            }
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.BULK_ACTION_UNDONE,
                    actionId,
                    Map.of("restored", restored));
            return Optional.of(restored);
        });
    }

    private boolean putBack(DSLContext transaction, String invitationId, Before before) {
        InvitationRecord row = transaction
                .selectFrom(INVITATION)
                .where(INVITATION.ID.eq(invitationId))
                .forUpdate()
                .fetchSingle();
        if (row.getRevision() != before.revisionAfter()) {
            return false;
        }
        boolean wasEnded = row.getRevokedAt() != null || row.getWithdrawnAt() != null;
        before.putBack(row);
        row.update();
        Invitation invitation = InvitationRepository.get(transaction, invitationId);
        Instant end = before.attemptEndsAt();
        if (wasEnded && invitation.stands() && before.attemptOpen()) {
            tell(transaction, (listener, connection) -> listener.restored(connection, invitation));
        } else if (end != null && invitation.stands()) {
            tell(transaction, (listener, connection) -> listener.extended(connection, invitation, end));
        }
        return true;
    }

    private boolean one(
            DSLContext transaction, Caller caller, Found found, Step step, InvitationMail mails, String actionId) {
        Instant now = clock.instant();
        AttemptRecord attempt = found.attempt();
        Before before = Before.of(
                found.row(),
                attempt == null ? null : attempt.getEndsAt(),
                attempt != null && attempt.getClosedAt() == null);
        Optional<Outcome> outcome = change(found, step, now);
        if (outcome.isEmpty()) {
            return false;
        }
        InvitationRecord row = found.row();
        row.setRevision(row.getRevision() + 1);
        row.update();
        actions.insertItem(transaction, actionId, row.getId(), before);
        Invitation invitation = InvitationRepository.get(transaction, row.getId());
        Instant newEnd = outcome.get().newEnd();
        if (outcome.get().ends()) {
            outbox.cancelOf(transaction, row.getId());
            tell(transaction, (listener, connection) -> listener.revoked(connection, invitation));
        } else if (newEnd != null) {
            tell(transaction, (listener, connection) -> listener.extended(connection, invitation, newEnd));
        }
        mail(step, mails, invitation, newEnd, Optional.of(actionId)).ifPresent(mail -> outbox.add(transaction, mail));
        audit.append(
                transaction,
                caller.organisationId(),
                caller.actor(),
                outcome.get().action(),
                row.getId(),
                Map.of("action", actionId));
        return true;
    }

    /** Changes the row; empty when the step does not fit. */
    private static Optional<Outcome> change(Found found, Step step, Instant now) {
        InvitationRecord row = found.row();
        Invitation invitation = found.invitation();
        if (invitation.candidateEmail() == null) {
            return Optional.empty();
        }
        return switch (step) {
            case Step.Remind _ -> remind(found, now);
            case Step.Resend _ -> resend(found, now);
            case Step.Revoke _
            when invitation.stands() -> {
                row.setRevokedAt(now);
                yield Optional.of(new Outcome(AuditAction.INVITATION_REVOKED, null, true));
            }
            case Step.Withdraw _
            when invitation.stands() -> {
                row.setWithdrawnAt(now);
                yield Optional.of(new Outcome(AuditAction.INVITATION_WITHDRAWN, null, true));
            }
            case Step.ExtendBy by
            when invitation.stands() -> {
                Instant from = found.end().isBefore(now) ? now : found.end();
                yield extend(found, from.plus(by.by()), now);
            }
            case Step.ExtendTo to when invitation.stands() -> extend(found, to.end(), now);
            case Step.ExtraTime extra when invitation.stands() -> extraTime(found, extra.percent(), now);
            case Step.Revoke _ -> Optional.empty();
            case Step.Withdraw _ -> Optional.empty();
            case Step.ExtendBy _ -> Optional.empty();
            case Step.ExtendTo _ -> Optional.empty();
            case Step.ExtraTime _ -> Optional.empty();
        };
    }

    private static Optional<Outcome> remind(Found found, Instant now) {
        boolean mayBegin = LinkState.of(
                        found.invitation(), found.opening(), found.invitation().linkVersion(), now)
                instanceof LinkState.Open;
        if (found.hasBegun() || !mayBegin) {
            return Optional.empty();
        }
        found.row().setRemindedAt(now);
        found.row().setReminders(found.row().getReminders() + 1);
        return Optional.of(Outcome.of(AuditAction.INVITATION_REMINDED));
    }

    private static Optional<Outcome> resend(Found found, Instant now) {
        Opening opening = found.opening();
        boolean over =
                opening.closedAt() != null || !now.isBefore(found.invitation().latestEnd(opening));
        if (found.hasBegun() || over || found.invitation().withdrawnAt() != null) {
            return Optional.empty();
        }
        InvitationRecord row = found.row();
        row.setLinkVersion(row.getLinkVersion() + 1);
        row.setRevokedAt(null);
        row.setExpiresAt(InvitingRepository.expiry(opening, now));
        return Optional.of(Outcome.of(AuditAction.INVITATION_RESENT));
    }

    private static Optional<Outcome> extend(Found found, Instant end, Instant now) {
        if (!end.isAfter(found.end()) || !end.isAfter(now)) {
            return Optional.empty();
        }
        InvitationRecord row = found.row();
        if (row.getExtendedTo() == null || row.getExtendedTo().isBefore(end)) {
            row.setExtendedTo(end);
        }
        if (row.getExpiresAt().isBefore(end)) {
            row.setExpiresAt(end);
        }
        return Optional.of(new Outcome(AuditAction.INVITATION_EXTENDED, end, false));
    }

    private static Optional<Outcome> extraTime(Found found, int percent, Instant now) {
        if (percent == found.row().getExtraTimePercent()) {
            return Optional.empty();
        }
        found.row().setExtraTimePercent(percent);
        AttemptRecord attempt = found.attempt();
        Instant newEnd = null;
        if (attempt != null && found.isRunning(now)) {
            Duration limit =
                    found.opening().timeLimit().multipliedBy(100L + percent).dividedBy(100);
            Instant byLimit = attempt.getCreatedAt().plus(limit);
            Instant latest = found.invitation().latestEnd(found.opening());
            Instant end = byLimit.isBefore(latest) ? byLimit : latest;
            newEnd = end.isAfter(attempt.getEndsAt()) ? end : null;
        }
        return Optional.of(new Outcome(AuditAction.INVITATION_EXTRA_TIME_SET, newEnd, false));
    }

    private Optional<Mail> mail(
            Step step,
            InvitationMail mails,
            Invitation invitation,
            @Nullable Instant newEnd,
            Optional<String> actionId) {
        Instant sendAt = clock.instant().plus(UNDO);
        return switch (step) {
            case Step.Remind _ -> Optional.of(mails.reminder(invitation, actionId, sendAt));
            case Step.Resend _ -> Optional.of(mails.invitation(invitation, actionId, sendAt));
            case Step.Revoke _ -> Optional.of(mails.revoked(invitation, actionId, sendAt));
            case Step.Withdraw _ -> Optional.empty();
            case Step.ExtendBy _ -> extension(mails, invitation, newEnd, actionId, sendAt);
            case Step.ExtendTo _ -> extension(mails, invitation, newEnd, actionId, sendAt);
            case Step.ExtraTime _ -> Optional.empty();
        };
    }

    private static Optional<Mail> extension(
            InvitationMail mails,
            Invitation invitation,
            @Nullable Instant newEnd,
            Optional<String> actionId,
            Instant sendAt) {
        return Optional.ofNullable(newEnd).map(end -> mails.extended(invitation, end, actionId, sendAt));
    }

    private Optional<Found> find(DSLContext transaction, Opening opening, String invitationId) {
        return transaction
                .selectFrom(INVITATION)
                .where(INVITATION.ID.eq(invitationId))
                .and(INVITATION.OPENING_ID.eq(opening.id()))
                .forUpdate()
                .fetchOptional()
                .map(row -> new Found(
                        row,
                        InvitationRepository.get(transaction, invitationId),
                        transaction
                                .selectFrom(ATTEMPT)
                                .where(ATTEMPT.INVITATION_ID.eq(invitationId))
                                .and(ATTEMPT.KIND.eq("TIMED"))
                                .fetchOne(),
                        opening));
    }

    private void tell(DSLContext transaction, BiConsumer<InvitationListener, Connection> what) {
        transaction.connection(connection -> listeners.forEach(listener -> what.accept(listener, connection)));
    }
}
