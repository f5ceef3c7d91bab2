package dev.assay.platform.mail;

import static dev.assay.schema.Tables.MAIL;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.StaffMail;
import dev.assay.platform.account.StaffMailRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.job.Jobs;
import dev.assay.platform.web.Page;
import dev.assay.schema.tables.records.MailRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The outbox. */
@Singleton
public class MailRepository extends JooqRepository implements StaffMailRepository {

    /** Sends the mail of an id; see {@link #round}. */
    static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-mail");

    /** Forgets the mail of an id. */
    static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("forget-mail");

    /** What lets in whoever reads it: shown to nobody but owners. */
    private static final List<String> OWNERS_ONLY = List.of(Mail.Kind.JOIN.name(), Mail.Kind.RECOVERY.name());

    private final Jobs jobs;
    private final AuditRepository audit;
    private final Clock clock;

    MailRepository(HikariDataSource dataSource, Jobs jobs, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a mail back that is not due yet. False when it may have gone out. */
    public boolean keepBack(DSLContext transaction, String id) {
        return transaction
                        .update(MAIL)
                        .set(MAIL.STATE, MailState.CANCELLED.name())
                        .where(MAIL.ID.eq(id))
                        .and(MAIL.STATE.eq(MailState.WAITING.name()))
                        .and(MAIL.SEND_AT.gt(clock.instant()))
                        .execute()
                == 1;
    }

    /** A mail with what is needed to send or show it. */
    record Stored(OutboxMail mail, String body, Optional<Mail.Link> link) {}

    /**
     * What a list is narrowed to.
     *
     * @param recipient part of the address or name; empty for all
     */
    record Filter(Optional<MailState> state, Optional<Mail.Kind> kind, String recipient) {}

    /** Puts a mail into the outbox within the transaction of what it tells of, to be sent. Returns its id. */
    public String add(DSLContext transaction, Mail mail) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(MAIL)
                .set(MAIL.ID, id)
                .set(MAIL.ORGANISATION_ID, mail.organisationId())
                .set(MAIL.KIND, mail.kind().name())
                .set(MAIL.RECIPIENT, mail.recipient())
                .set(MAIL.RECIPIENT_NAME, mail.recipientName())
                .set(MAIL.SUBJECT, mail.subject())
                .set(MAIL.BODY, mail.body())
                .set(MAIL.LINK_KIND, mail.link().map(link -> link.kind().name()).orElse(null))
                .set(MAIL.LINK_ID, mail.link().map(Mail.Link::id).orElse(null))
                .set(MAIL.LINK_VERSION, mail.link().map(Mail.Link::version).orElse(null))
                .set(MAIL.INVITATION_ID, mail.invitationId().orElse(null))
                .set(MAIL.BULK_ACTION_ID, mail.bulkActionId().orElse(null))
                .set(MAIL.STATE, MailState.WAITING.name())
                .set(MAIL.CREATED_AT, clock.instant())
                .set(MAIL.SEND_AT, mail.sendAt())
                .execute();
        transaction.connection(connection -> jobs.schedule(connection, SEND, round(id, 0), mail.sendAt()));
        return id;
    }

    @Override
    public void add(DSLContext transaction, StaffMail mail) {
        add(
                transaction,
                new Mail(
                        mail.organisationId(),
                        kind(mail.kind()),
                        mail.recipient(),
                        mail.recipientName(),
                        mail.subject(),
                        mail.body(),
                        mail.linkId().map(id -> new Mail.Link(linkKind(mail.kind()), id, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
    }

    @Override
    public void takeBack(DSLContext transaction, String linkId) {
        transaction
                .update(MAIL)
                .set(MAIL.STATE, MailState.CANCELLED.name())
                .where(MAIL.LINK_ID.eq(linkId))
                .and(MAIL.LINK_KIND.eq(LinkSigner.Kind.JOIN.name()))
                .and(MAIL.STATE.in(MailState.WAITING.name(), MailState.KEPT.name()))
                .execute();
    }

    private static Mail.Kind kind(StaffMail.Kind kind) {
        return switch (kind) {
            case JOIN -> Mail.Kind.JOIN;
            case RECOVERY -> Mail.Kind.RECOVERY;
            case NOTICE -> Mail.Kind.ACCOUNT_NOTICE;
        };
    }

    private static LinkSigner.Kind linkKind(StaffMail.Kind kind) {
        return kind == StaffMail.Kind.RECOVERY ? LinkSigner.Kind.RECOVERY : LinkSigner.Kind.JOIN;
    }

    /** Takes back the mails of an action that nobody has begun to send. Returns how many. */
    public int cancel(DSLContext transaction, String bulkActionId) {
        return transaction
                .update(MAIL)
                .set(MAIL.STATE, MailState.CANCELLED.name())
                .where(MAIL.BULK_ACTION_ID.eq(bulkActionId))
                .and(MAIL.STATE.eq(MailState.WAITING.name()))
                .and(MAIL.TRIES.eq(0))
                .execute();
    }

    /** Takes back every mail to a candidate that still waits, such as a reminder of what was revoked meanwhile. */
    public int cancelOf(DSLContext transaction, String invitationId) {
        return transaction
                .update(MAIL)
                .set(MAIL.STATE, MailState.CANCELLED.name())
                .where(MAIL.INVITATION_ID.eq(invitationId))
                .and(MAIL.STATE.eq(MailState.WAITING.name()))
                .and(MAIL.KIND.in(Mail.Kind.INVITATION.name(), Mail.Kind.REMINDER.name()))
                .execute();
    }

    /** Puts a mail there to somebody who is forgotten: within a day, sent or not, so is the mail. */
    public void addLast(DSLContext transaction, Mail mail) {
        String id = add(transaction, mail);
        Instant at = mail.sendAt().plus(Duration.ofDays(1));
        transaction.connection(connection -> jobs.schedule(connection, FORGET, id, at));
    }

    /** Removes the addresses and texts of every mail to a candidate. What waits is not sent any more. */
    public void forget(DSLContext transaction, String invitationId) {
        forget(transaction, MAIL.INVITATION_ID.eq(invitationId));
    }

    void forget(String id) {
        forget(dsl, MAIL.ID.eq(id));
    }

    private static void forget(DSLContext context, Condition which) {
        context.update(MAIL)
                .set(MAIL.RECIPIENT, "")
                .set(MAIL.RECIPIENT_NAME, "Anonymous candidate")
                .set(MAIL.SUBJECT, "(erased)")
                .set(MAIL.BODY, "(erased)")
                .setNull(MAIL.FAILURE)
                .set(
                        MAIL.STATE,
                        DSL.when(MAIL.STATE.eq(MailState.SENT.name()), MAIL.STATE)
                                .otherwise(MailState.CANCELLED.name()))
                .where(which)
                .execute();
    }

    /** Claims a waiting mail for one try; the number of the try is the claim. Empty when there is nothing to send. */
    Optional<Stored> claim(String id) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int claimed = transaction
                    .update(MAIL)
                    .set(MAIL.TRIES, MAIL.TRIES.plus(1))
                    .where(MAIL.ID.eq(id))
                    .and(MAIL.STATE.eq(MailState.WAITING.name()))
                    .execute();
            return claimed == 1
                    ? transaction.selectFrom(MAIL).where(MAIL.ID.eq(id)).fetchOptional(MailRepository::stored)
                    : Optional.empty();
        });
    }

    /** Stores what came of a try; nothing happens when a later one has begun. */
    void store(Stored claimed, MailState state, @Nullable String failure) {
        dsl.update(MAIL)
                .set(MAIL.STATE, state.name())
                .set(MAIL.FAILURE, failure)
                .set(MAIL.SENT_AT, state == MailState.SENT ? clock.instant() : null)
                .where(MAIL.ID.eq(claimed.mail().id()))
                .and(MAIL.TRIES.eq(claimed.mail().tries()))
                .execute();
    }

    Page<OutboxMail> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
        Condition wanted = visibleTo(caller)
                .and(MAIL.ID.lt(Page.cursor(cursor)))
                .and(filter.state().map(state -> MAIL.STATE.eq(state.name())).orElseGet(DSL::noCondition))
                .and(filter.kind().map(kind -> MAIL.KIND.eq(kind.name())).orElseGet(DSL::noCondition))
                .and(
                        filter.recipient().isBlank()
                                ? DSL.noCondition()
                                : MAIL.RECIPIENT
                                        .containsIgnoreCase(filter.recipient().strip())
                                        .or(MAIL.RECIPIENT_NAME.containsIgnoreCase(
                                                filter.recipient().strip())));
        List<OutboxMail> oneMore = dsl.selectFrom(MAIL)
                .where(wanted)
                .orderBy(MAIL.ID.desc())
                .limit(limit + 1)
                .fetch(MailRepository::view);
        return Page.of(oneMore, limit, OutboxMail::id);
    }

    /** A mail to be read: that is written down. */
    Optional<Stored> read(Caller caller, String id) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Optional<Stored> mail = transaction
                    .selectFrom(MAIL)
                    .where(MAIL.ID.eq(id))
                    .and(visibleTo(caller))
                    .fetchOptional(MailRepository::stored);
            if (mail.isPresent()) {
                audit.append(
                        transaction, caller.organisationId(), caller.actor(), AuditAction.MAIL_VIEWED, id, Map.of());
            }
            return mail;
        });
    }

    /** Has a mail sent again that was not. Empty when there is no such mail; false when it needs no other try. */
    Optional<Boolean> retry(Caller caller, String id) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Optional<OutboxMail> mail = transaction
                    .selectFrom(MAIL)
                    .where(MAIL.ID.eq(id))
                    .and(visibleTo(caller))
                    .forUpdate()
                    .fetchOptional(MailRepository::view);
            if (mail.isEmpty() || !mail.get().state().mayRetry()) {
                return mail.map(one -> false);
            }
            Instant now = clock.instant();
            transaction
                    .update(MAIL)
                    .set(MAIL.STATE, MailState.WAITING.name())
                    .set(MAIL.FAILURE, (String) null)
                    .set(MAIL.SEND_AT, now)
                    .where(MAIL.ID.eq(id))
                    .execute();
            transaction.connection(connection ->
                    jobs.schedule(connection, SEND, round(id, mail.get().tries()), now));
            audit.append(transaction, caller.organisationId(), caller.actor(), AuditAction.MAIL_RETRIED, id, Map.of());
            return Optional.of(true);
        });
    }

    /** Names a round of tries: the mail, and the tries before. Rounds of one mail never share a task. */
    static String round(String id, int triesBefore) {
        return id + "/" + triesBefore;
    }

    static String mailOf(String round) {
        return round.substring(0, round.indexOf('/'));
    }

    static int triesBefore(String round) {
        return Integer.parseInt(round.substring(round.indexOf('/') + 1));
    }

    private static Condition visibleTo(Caller caller) {
        Condition ofCompany = MAIL.ORGANISATION_ID.eq(caller.organisationId());
        return caller.may(Permission.ORGANISATION_WRITE) ? ofCompany : ofCompany.and(MAIL.KIND.notIn(OWNERS_ONLY));
    }

    private static Stored stored(MailRecord row) {
        Optional<Mail.Link> link = Optional.ofNullable(row.getLinkKind())
                .map(kind -> new Mail.Link(LinkSigner.Kind.valueOf(kind), row.getLinkId(), row.getLinkVersion()));
        return new Stored(view(row), row.getBody(), link);
    }

    private static OutboxMail view(MailRecord row) {
        return new OutboxMail(
                row.getId(),
                Mail.Kind.valueOf(row.getKind()),
                row.getRecipient(),
                row.getRecipientName(),
                row.getSubject(),
                row.getInvitationId(),
                MailState.valueOf(row.getState()),
                row.getFailure(),
                row.getTries(),
                row.getCreatedAt(),
                row.getSendAt(),
                row.getSentAt());
    }
}
