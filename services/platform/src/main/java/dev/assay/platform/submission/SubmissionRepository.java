package dev.assay.platform.submission;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.database.JooqRepository;
import dev.assay.pack.Manifest;
import dev.assay.platform.attempt.Attempt;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Takes submissions in, and has them graded again. */
@Singleton
class SubmissionRepository extends JooqRepository {

    private final GradingQueue queue;
    private final Clock clock;

    SubmissionRepository(HikariDataSource dataSource, GradingQueue queue, Clock clock) {
        super(dataSource);
        this.queue = queue;
        this.clock = clock;
    }

    Quota quota(String attemptId) {
        return quota(dsl, attemptId);
    }

    /** Stores the submission and the work of grading it, both or none. */
    Receipt receive(
            Attempt attempt,
            Manifest.Quotas allowed,
            Artefact archive,
            String fileName,
            Instant beganAt,
            Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            Instant now = clock.instant();
            String taken = IdempotencyRepository.take(transaction, key, id, now);
            if (taken.equals(id)) {
                lock(transaction, attempt.id());
                quota(transaction, attempt.id()).requireRoom(allowed);
                transaction
                        .insertInto(SUBMISSION)
                        .set(SUBMISSION.ID, id)
                        .set(SUBMISSION.ATTEMPT_ID, attempt.id())
                        .set(SUBMISSION.ARCHIVE_SHA256, archive.sha256())
                        .set(SUBMISSION.ARCHIVE_BYTES, archive.bytes())
                        .set(SUBMISSION.FILE_NAME, fileName)
                        .set(SUBMISSION.BEGAN_AT, beganAt)
                        .set(SUBMISSION.RECEIVED_AT, now)
                        .execute();
                transaction.connection(connection -> queue.enqueue(connection, id, attempt.packVersionId()));
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
