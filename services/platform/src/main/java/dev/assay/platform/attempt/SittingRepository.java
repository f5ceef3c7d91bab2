package dev.assay.platform.attempt;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.SUBMISSION;
import static dev.assay.schema.Tables.UPLOAD;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.schema.tables.records.AttemptRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Attempts of those who were invited: begun once, ended on time, and what may be done in between. */
@Singleton
public class SittingRepository extends JooqRepository {

    /** An upload that showed no byte for so long keeps no attempt open. */
    private static final Duration UPLOAD_ALIVE = Duration.ofMinutes(1);

    private static final int ENOUGH_TO_TELL = 5;

    private final AuditRepository audit;
    private final Clock clock;

    SittingRepository(HikariDataSource dataSource, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.audit = audit;
        this.clock = clock;
    }

    /** The attempt of an invitation, once it has begun. */
    public Optional<Sitting> find(String invitationId, Sitting.Kind kind) {
        return dsl.selectFrom(ATTEMPT)
                .where(ATTEMPT.INVITATION_ID.eq(invitationId))
                .and(ATTEMPT.KIND.eq(kind.name()))
                .fetchOptional(SittingRepository::view);
    }

    /** The attempt with this id; empty for trials, which are nobody's who was invited. */
    public Optional<Sitting> find(String id) {
        return dsl.selectFrom(ATTEMPT)
                .where(ATTEMPT.ID.eq(id))
                .and(ATTEMPT.INVITATION_ID.isNotNull())
                .fetchOptional(SittingRepository::view);
    }

    /** The same within a transaction, which keeps everybody else from it until it ends. */
    public Optional<Sitting> lock(DSLContext transaction, String id) {
        return transaction
                .selectFrom(ATTEMPT)
                .where(ATTEMPT.ID.eq(id))
                .and(ATTEMPT.INVITATION_ID.isNotNull())
                .forUpdate()
                .fetchOptional(SittingRepository::view);
    }

    /**
     * Starts the clock. Whoever started before gets the attempt that runs.
     *
     * @throws ProblemException CANNOT_START outside the window, or when the invitation does not stand
     */
    public Sitting start(Caller caller, Invitation invitation, Opening opening) {
        Optional<Sitting> before = find(invitation.id(), Sitting.Kind.TIMED);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = now();
        if (!invitation.mayBegin(opening, now)) {
            throw new ProblemException(ErrorCode.CANNOT_START, "The window is closed, or the invitation has ended.");
        }
        Instant endsAt = invitation.endOfAttempt(opening, now);
        return begin(caller, invitation, opening.packVersionId(), new Span(Sitting.Kind.TIMED, now, endsAt));
    }

    /** Makes the attempt at the practice pack, which has no clock and counts for nothing. */
    public Sitting practise(Caller caller, Invitation invitation, String packVersionId) {
        return begin(caller, invitation, packVersionId, new Span(Sitting.Kind.PRACTICE, now(), null));
    }

    /** From when to when; in microseconds, as the database keeps it. */
    private record Span(
            Sitting.Kind kind, Instant startsAt, @Nullable Instant endsAt) {}

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Sitting begin(Caller caller, Invitation invitation, String packVersionId, Span span) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            int inserted = transaction
                    .insertInto(ATTEMPT)
                    .set(ATTEMPT.ID, id)
                    .set(ATTEMPT.ORGANISATION_ID, invitation.organisationId())
                    .set(ATTEMPT.KIND, span.kind().name())
                    .set(ATTEMPT.INVITATION_ID, invitation.id())
                    .set(ATTEMPT.PACK_VERSION_ID, packVersionId)
                    .set(ATTEMPT.LABEL, invitation.codeName())
                    .set(ATTEMPT.CREATED_AT, span.startsAt())
                    .set(ATTEMPT.ENDS_AT, span.endsAt())
                    .onDuplicateKeyIgnore()
                    .execute();
            Sitting sitting = transaction
                    .selectFrom(ATTEMPT)
                    .where(ATTEMPT.INVITATION_ID.eq(invitation.id()))
                    .and(ATTEMPT.KIND.eq(span.kind().name()))
                    .fetchSingle(SittingRepository::view);
            if (inserted == 1) {
                audit.append(
                        transaction,
                        invitation.organisationId(),
                        caller.actor(),
                        AuditAction.ATTEMPT_STARTED,
                        id,
                        span.endsAt() == null
                                ? Map.of("kind", span.kind().name())
                                : Map.of(
                                        "kind",
                                        span.kind().name(),
                                        "ends_at",
                                        span.endsAt().toString()));
            }
            return sitting;
        });
    }

    /** Ends the attempt at the candidate's wish. False when it was over. */
    public boolean handIn(Caller caller, String id) {
        return change(id, (transaction, sitting) -> {
            if (!sitting.isRunning(clock.instant())) {
                return false;
            }
            close(transaction, sitting, Sitting.CloseReason.HANDED_IN, now());
            append(transaction, sitting, caller.actor(), AuditAction.ATTEMPT_HANDED_IN, Map.of());
            return true;
        });
    }

    /** Takes handing in back. False when it is too late for that. */
    public boolean resume(Caller caller, String id) {
        return change(id, (transaction, sitting) -> {
            if (!sitting.canResume(clock.instant())) {
                return false;
            }
            reopen(transaction, sitting);
            append(transaction, sitting, caller.actor(), AuditAction.ATTEMPT_REOPENED, Map.of("by", "undo"));
            return true;
        });
    }

    /**
     * Chooses which submission counts; null leaves it to the rule.
     *
     * @throws ProblemException NOT_FOUND when it is none of this attempt's, ATTEMPT_OVER when it is too late
     */
    public void choose(Caller caller, String id, @Nullable String submissionId) {
        change(id, (transaction, sitting) -> {
            if (!sitting.isRunning(clock.instant())) {
                throw over(sitting);
            }
            if (submissionId != null
                    && !transaction.fetchExists(
                            SUBMISSION, SUBMISSION.ID.eq(submissionId).and(SUBMISSION.ATTEMPT_ID.eq(id)))) {
                throw ProblemException.notFound();
            }
            transaction
                    .update(ATTEMPT)
                    .set(ATTEMPT.CHOSEN_SUBMISSION_ID, submissionId)
                    .where(ATTEMPT.ID.eq(id))
                    .execute();
            audit.append(
                    transaction,
                    sitting.organisationId(),
                    caller.actor(),
                    AuditAction.SUBMISSION_CHOSEN,
                    submissionId == null ? "" : submissionId,
                    Map.of("attempt", id));
            return true;
        });
    }

    /** The middle of how long those took who handed in by themselves; empty while too few have, to tell. */
    public Optional<Duration> medianTaken(String organisationId, String packVersionId) {
        List<Duration> taken = dsl
                .select(ATTEMPT.CREATED_AT, ATTEMPT.CLOSED_AT)
                .from(ATTEMPT)
                .where(ATTEMPT.ORGANISATION_ID.eq(organisationId))
                .and(ATTEMPT.PACK_VERSION_ID.eq(packVersionId))
                .and(ATTEMPT.KIND.eq(Sitting.Kind.TIMED.name()))
                .and(ATTEMPT.CLOSE_REASON.eq(Sitting.CloseReason.HANDED_IN.name()))
                .fetch(row -> Duration.between(row.value1(), row.value2()))
                .stream()
                .sorted()
                .toList();
        return taken.size() < ENOUGH_TO_TELL ? Optional.empty() : Optional.of(taken.get(taken.size() / 2));
    }

    /** What is told when an attempt takes nothing any more. */
    public static ProblemException over(Sitting sitting) {
        return new ProblemException(
                ErrorCode.ATTEMPT_OVER,
                sitting.closeReason() == Sitting.CloseReason.HANDED_IN
                        ? "You handed in. What arrived before that counts."
                        : "The attempt has ended. What began to arrive before the end counts; this came later.");
    }

    /** Of uploads, whether bytes of them still come. */
    public static Condition isArriving(Instant now) {
        return UPLOAD.SEEN_AT.gt(now.minus(UPLOAD_ALIVE));
    }

    /** Writes down what has ended: every attempt whose time is over. Returns how many. Running it twice changes nothing. */
    public int settle() {
        Instant now = clock.instant();
        List<String> due = dsl.select(ATTEMPT.ID)
                .from(ATTEMPT)
                .where(ATTEMPT.CLOSED_AT.isNull())
                .and(ATTEMPT.ENDS_AT.le(now))
                .fetch(ATTEMPT.ID);
        return (int) due.stream().filter(this::settle).count();
    }

    private boolean settle(String id) {
        return change(id, (transaction, sitting) -> {
            Instant now = clock.instant();
            Instant endsAt = sitting.endsAt();
            if (sitting.closedAt() != null || endsAt == null || now.isBefore(endsAt)) {
                return false;
            }
            boolean awaited = now.isBefore(endsAt.plus(Sitting.GRACE))
                    && transaction.fetchExists(
                            UPLOAD,
                            UPLOAD.ATTEMPT_ID
                                    .eq(id)
                                    .and(UPLOAD.BEGAN_AT.lt(endsAt))
                                    .and(isArriving(now)));
            if (awaited) {
                return false;
            }
            close(transaction, sitting, Sitting.CloseReason.TIME, endsAt);
            append(transaction, sitting, Actor.SYSTEM, AuditAction.ATTEMPT_CLOSED, Map.of("reason", "TIME"));
            return true;
        });
    }

    /** Moves the end within the transaction that extends the invitation. An attempt that time had closed runs on. */
    public void extend(DSLContext transaction, String invitationId, Instant endsAt) {
        timed(transaction, invitationId).ifPresent(sitting -> {
            transaction
                    .update(ATTEMPT)
                    .set(ATTEMPT.ENDS_AT, endsAt)
                    .where(ATTEMPT.ID.eq(sitting.id()))
                    .execute();
            if (sitting.closeReason() == Sitting.CloseReason.TIME
                    && clock.instant().isBefore(endsAt)) {
                reopen(transaction, sitting);
                append(transaction, sitting, Actor.SYSTEM, AuditAction.ATTEMPT_REOPENED, Map.of("by", "extension"));
            }
        });
    }

    /** Closes what runs within the transaction that takes the invitation back or gives it back. */
    public void end(DSLContext transaction, String invitationId, Sitting.CloseReason reason) {
        timed(transaction, invitationId)
                .filter(sitting -> sitting.closedAt() == null)
                .ifPresent(sitting -> {
                    Instant now = clock.instant();
                    Instant endsAt = Objects.requireNonNull(sitting.endsAt());
                    boolean inTime = now.isBefore(endsAt);
                    Sitting.CloseReason why = inTime ? reason : Sitting.CloseReason.TIME;
                    close(transaction, sitting, why, inTime ? now : endsAt);
                    append(
                            transaction,
                            sitting,
                            Actor.SYSTEM,
                            AuditAction.ATTEMPT_CLOSED,
                            Map.of("reason", why.name()));
                });
    }

    /** Lets an attempt go on whose invitation was taken back by mistake. */
    public void restore(DSLContext transaction, String invitationId) {
        timed(transaction, invitationId)
                .filter(sitting -> sitting.closeReason() == Sitting.CloseReason.REVOKED
                        || sitting.closeReason() == Sitting.CloseReason.WITHDRAWN)
                .ifPresent(sitting -> {
                    reopen(transaction, sitting);
                    append(transaction, sitting, Actor.SYSTEM, AuditAction.ATTEMPT_REOPENED, Map.of("by", "restored"));
                });
    }

    private static Optional<Sitting> timed(DSLContext transaction, String invitationId) {
        return transaction
                .selectFrom(ATTEMPT)
                .where(ATTEMPT.INVITATION_ID.eq(invitationId))
                .and(ATTEMPT.KIND.eq(Sitting.Kind.TIMED.name()))
                .forUpdate()
                .fetchOptional(SittingRepository::view);
    }

    private boolean change(String id, BiPredicate<DSLContext, Sitting> change) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            return change.test(transaction, lock(transaction, id).orElseThrow(ProblemException::notFound));
        });
    }

    private static void close(DSLContext transaction, Sitting sitting, Sitting.CloseReason reason, Instant at) {
        transaction
                .update(ATTEMPT)
                .set(ATTEMPT.CLOSED_AT, at)
                .set(ATTEMPT.CLOSE_REASON, reason.name())
                .where(ATTEMPT.ID.eq(sitting.id()))
                .execute();
    }

    private static void reopen(DSLContext transaction, Sitting sitting) {
        transaction
                .update(ATTEMPT)
                .setNull(ATTEMPT.CLOSED_AT)
                .setNull(ATTEMPT.CLOSE_REASON)
                .where(ATTEMPT.ID.eq(sitting.id()))
                .execute();
    }

    private void append(
            DSLContext transaction, Sitting sitting, Actor actor, AuditAction action, Map<String, String> detail) {
        audit.append(transaction, sitting.organisationId(), actor, action, sitting.id(), detail);
    }

    private static Sitting view(AttemptRecord row) {
        return new Sitting(
                row.getId(),
                row.getOrganisationId(),
                row.getInvitationId(),
                Sitting.Kind.valueOf(row.getKind()),
                row.getPackVersionId(),
                row.getCreatedAt(),
                row.getEndsAt(),
                row.getClosedAt(),
                row.getCloseReason() == null ? null : Sitting.CloseReason.valueOf(row.getCloseReason()),
                row.getChosenSubmissionId());
    }
}
