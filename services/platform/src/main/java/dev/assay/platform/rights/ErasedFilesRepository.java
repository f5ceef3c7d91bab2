package dev.assay.platform.rights;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.PACK_VERSION;
import static dev.assay.schema.Tables.RUN;
import static dev.assay.schema.Tables.SUBMISSION;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.job.Jobs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** Which files go with a candidate. Files are named by their content: what another one's work also holds stays. */
@Singleton
class ErasedFilesRepository extends JooqRepository {

    /** Removes the file of a hash; see {@link ErasingFiles}. */
    static final TaskDescriptor<Void> REMOVE = TaskDescriptor.of("remove-file");

    private final Jobs jobs;
    private final Clock clock;

    ErasedFilesRepository(HikariDataSource dataSource, Jobs jobs, Clock clock) {
        super(dataSource);
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Has archives, predictions and logs of submissions removed once the transaction is through. */
    void remove(DSLContext transaction, List<String> submissions) {
        Set<String> files = Stream.of(
                        archives(SUBMISSION.ID.in(submissions)),
                        predictions(SUBMISSION.ID.in(submissions)),
                        logs(SUBMISSION.ID.in(submissions)))
                .flatMap(query -> transaction.fetch(query).stream())
                .map(Record1::value1)
                .collect(Collectors.toSet());
        transaction.connection(
                connection -> files.forEach(sha256 -> jobs.schedule(connection, REMOVE, sha256, clock.instant())));
    }

    /** Whether anybody's work, or a pack, still holds a file. */
    boolean isNeeded(String sha256) {
        Condition known = ATTEMPT.INVITATION_ID.isNull().or(CANDIDATE.ANONYMISED_AT.isNull());
        return dsl.fetchExists(archives(SUBMISSION.ARCHIVE_SHA256.eq(sha256).and(known)))
                || dsl.fetchExists(
                        predictions(GRADING.PREDICTIONS_SHA256.eq(sha256).and(known)))
                || dsl.fetchExists(logs(RUN.LOG_SHA256.eq(sha256).and(known)))
                || dsl.fetchExists(
                        PACK_VERSION, PACK_VERSION.ARCHIVE_SHA256.eq(sha256).or(PACK_VERSION.PUBLIC_SHA256.eq(sha256)));
    }

    private static Select<Record1<String>> archives(Condition which) {
        return held(DSL.select(SUBMISSION.ARCHIVE_SHA256).from(SUBMISSION), which);
    }

    private static Select<Record1<String>> predictions(Condition which) {
        return held(
                DSL.select(GRADING.PREDICTIONS_SHA256)
                        .from(GRADING)
                        .join(SUBMISSION)
                        .on(SUBMISSION.ID.eq(GRADING.SUBMISSION_ID)),
                which.and(GRADING.PREDICTIONS_SHA256.isNotNull()));
    }

    private static Select<Record1<String>> logs(Condition which) {
        return held(
                DSL.select(RUN.LOG_SHA256)
                        .from(RUN)
                        .join(GRADING)
                        .on(GRADING.ID.eq(RUN.GRADING_ID))
                        .join(SUBMISSION)
                        .on(SUBMISSION.ID.eq(GRADING.SUBMISSION_ID)),
                which.and(RUN.LOG_SHA256.isNotNull()));
    }

    /** From submissions to whose they are; attempts that nobody was invited to have no candidate. */
    private static Select<Record1<String>> held(SelectJoinStep<Record1<String>> submissions, Condition which) {
        return submissions
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .leftJoin(INVITATION)
                .on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID))
                .leftJoin(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .where(which);
    }
}
