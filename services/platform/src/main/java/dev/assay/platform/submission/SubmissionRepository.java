package dev.assay.platform.submission;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.database.JooqRepository;
import dev.assay.pack.Manifest;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Takes submissions in, and has them graded again. */
@Singleton
class SubmissionRepository extends JooqRepository {

    private final GradingQueue queue;
    private final SittingRepository sittings;
    private final AuditRepository audit;
    private final Clock clock;

    SubmissionRepository(
            HikariDataSource dataSource,
            GradingQueue queue,
            SittingRepository sittings,
            AuditRepository audit,
            Clock clock) {
        super(dataSource);
        this.queue = queue;
        this.sittings = sittings;
        this.audit = audit;
        this.clock = clock;
    }

    Quota quota(String attemptId) {
        return quota(dsl, attemptId);
    }

    /** Whether a request with this key has handed something in. */
    boolean isRepeated(Incoming incoming) {
        String key = incoming.idempotencyKey();
        return key != null
                && IdempotencyRepository.isTaken(dsl, incoming.caller().id(), key);
    }

    /** Stores the submission and the work of grading it, both or none. What came too late is not stored. */
    Receipt receive(Incoming incoming, Manifest.Quotas allowed, Artefact archive) {
        String attemptId = incoming.attempt().id();
        Optional<RequestKey> key = RequestKey.of(
                incoming.caller().id(), incoming.idempotencyKey(), "submission " + attemptId + " " + archive.sha256());
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, clock.instant());
            if (taken.equals(id)) {
                lock(transaction, attemptId);
                requireTime(transaction, incoming);
                quota(transaction, attemptId).requireRoom(allowed);
                insert(transaction, id, incoming, archive);
            }
            return transaction
                    .selectFrom(SUBMISSION)
                    .where(SUBMISSION.ID.eq(taken))
                    .fetchSingle(row -> new Receipt(
                            row.getId(),
                            row.getAttemptId(),
                            row.getFileName(),
                            row.getArchiveSha256(),
                            row.getArchiveBytes(),
                            row.getReceivedAt()));
        });
    }

    private void requireTime(DSLContext transaction, Incoming incoming) {
        sittings.lock(transaction, incoming.attempt().id())
                .filter(sitting -> !sitting.takesUpload(incoming.beganAt(), clock.instant()))
                .ifPresent(sitting -> {
                    throw SittingRepository.over(sitting);
                });
    }

    private void insert(DSLContext transaction, String id, Incoming incoming, Artefact archive) {
        transaction
                .insertInto(SUBMISSION)
                .set(SUBMISSION.ID, id)
                .set(SUBMISSION.ATTEMPT_ID, incoming.attempt().id())
                .set(SUBMISSION.ARCHIVE_SHA256, archive.sha256())
                .set(SUBMISSION.ARCHIVE_BYTES, archive.bytes())
                .set(SUBMISSION.FILE_NAME, FileName.sanitised(incoming.fileName()))
                .set(SUBMISSION.BEGAN_AT, incoming.beganAt())
                .set(SUBMISSION.RECEIVED_AT, clock.instant())
                .execute();
        transaction.connection(
                connection -> queue.enqueue(connection, id, incoming.attempt().packVersionId()));
        audit.append(
                transaction,
                incoming.caller().organisationId(),
                incoming.caller().actor(),
                AuditAction.SUBMISSION_RECEIVED,
                id,
                Map.of("attempt", incoming.attempt().id(), "sha256", archive.sha256(), "bytes", archive.bytes()));
    }

    /** Has the stored predictions scored again; returns the new grading. */
    String regrade(String submissionId, Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, clock.instant());
            if (taken.equals(id)
                    && !transaction.connectionResult(connection -> queue.regrade(connection, submissionId, id))) {
                throw new ProblemException(
                        ErrorCode.NOT_REGRADABLE, "It has no stored predictions that could be scored again.");
            }
            return taken;
        });
    }

    /** Gives a grading that ended with a fault of the platform another set of tries. */
    void retry(String gradingId) {
        boolean reopened = dsl.transactionResult(configuration ->
                DSL.using(configuration).connectionResult(connection -> queue.retry(connection, gradingId)));
        if (!reopened) {
            throw new ProblemException(
                    ErrorCode.NOT_REGRADABLE, "Only a grading that ended in PLATFORM_ERROR can be tried again.");
        }
    }

    /** Uploads of one attempt are counted one after the other. */
    private static void lock(DSLContext transaction, String attemptId) {
        transaction
                .selectOne()
                .from(ATTEMPT)
                .where(ATTEMPT.ID.eq(attemptId))
                .forUpdate()
                .fetch();
    }

    private Quota quota(DSLContext context, String attemptId) {
        return new Quota(
                context.fetchCount(
                        SUBMISSION, SUBMISSION.ATTEMPT_ID.eq(attemptId).and(SUBMISSION.COUNTS)),
                context.fetchCount(
                        SUBMISSION,
                        SUBMISSION
                                .ATTEMPT_ID
                                .eq(attemptId)
                                .and(SUBMISSION.COUNTS)
                                .and(SUBMISSION.RECEIVED_AT.gt(clock.instant().minus(Duration.ofDays(1))))));
    }
}
