package dev.assay.platform.invitation;

import static dev.assay.platform.opening.StageRepository.TIMED;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.schema.tables.records.InvitationRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who is to be reminded, and reminding them. */
@Singleton
class ReminderRepository extends JooqRepository {

    private final MailRepository outbox;
    private final AuditRepository audit;

    ReminderRepository(HikariDataSource dataSource, MailRepository outbox, AuditRepository audit) {
        super(dataSource);
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Openings with somebody who has not begun and may soon be too late. */
    List<String> openings(Instant now) {
        Instant soon = now.plus(Reminder.FIRST);
        return dsl.selectDistinct(INVITATION.OPENING_ID)
                .from(INVITATION)
                .join(OPENING)
                .on(OPENING.ID.eq(INVITATION.OPENING_ID))
                .leftJoin(ATTEMPT)
                .on(TIMED)
                .where(OPENING.CLOSED_AT.isNull())
                .and(OPENING.ARCHIVED_AT.isNull())
                .and(OPENING.OPENS_AT.le(now))
                .and(ATTEMPT.ID.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .and(INVITATION.REMINDERS.lt(Reminder.MOST))
                .and(INVITATION.EXPIRES_AT.gt(now))
                .and(INVITATION.EXPIRES_AT.le(soon).or(OPENING.CLOSES_AT.le(soon)))
                .fetch(INVITATION.OPENING_ID);
    }

    /** Reminds everybody of an opening for whom that is due. Returns how many. */
    int remind(Opening opening, InvitationMail mails, ZoneId companyZone, Instant now) {
        List<String> candidates = dsl.select(INVITATION.ID)
                .from(INVITATION)
                .leftJoin(ATTEMPT)
                .on(TIMED)
                .where(INVITATION.OPENING_ID.eq(opening.id()))
                .and(ATTEMPT.ID.isNull())
                .and(INVITATION.REMINDERS.lt(Reminder.MOST))
                .fetch(INVITATION.ID);
        int reminded = 0;
        for (String id : candidates) {
            reminded += dsl.transactionResult(
                            configuration -> one(DSL.using(configuration), id, opening, mails, companyZone, now))
                    ? 1
                    : 0;
        }
        return reminded;
    }

    private boolean one(
            DSLContext transaction, String id, Opening opening, InvitationMail mails, ZoneId companyZone, Instant now) {
        InvitationRecord row = transaction
                .selectFrom(INVITATION)
                .where(INVITATION.ID.eq(id))
                .forUpdate()
                .fetchSingle();
        Invitation invitation = InvitationRepository.get(transaction, id);
        ZoneId known = invitation.timeZone();
        Instant last = Reminder.last(invitation.invitedAt(), invitation.remindedAt());
        if (invitation.candidateEmail() == null
                || !Reminder.isDue(
                        invitation, opening, row.getReminders(), last, known == null ? companyZone : known, now)) {
            return false;
        }
        row.setReminders(row.getReminders() + 1);
        row.setRemindedAt(now);
        row.setRevision(row.getRevision() + 1);
        row.update();
        outbox.add(transaction, mails.reminder(invitation, Optional.empty(), now));
        audit.append(
                transaction,
                opening.organisationId(),
                Actor.SYSTEM,
                AuditAction.INVITATION_REMINDED,
                id,
                Map.of("number", row.getReminders()));
        return true;
    }
}
