package dev.assay.grading;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.assay.grading.database.EnlistedDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts work on the queue. Every method works within the transaction of the connection that it is given: work and what
 * it is about appear together or not at all. Never commits or closes that connection.
 */
public final class GradingQueue {

    static final TaskDescriptor<Void> GRADE = TaskDescriptor.of("grade");
    static final TaskDescriptor<Void> PREPARE = TaskDescriptor.of("prepare-pack-version");

    static final TaskDescriptor<Void> COMPARE = TaskDescriptor.of("compare");

    /** States, as the table of gradings has them, of what is still worked on or waits for it. */
    public static final List<String> UNFINISHED = GradingRepository.UNFINISHED;

    /** Gradings in one comparison. Every two of them are compared, and every comparison is stored. */
    public static final int MOST_COMPARED = 500;

    private final Clock clock;

    /** A queue that takes its time from the clock. */
    public GradingQueue(Clock clock) {
        this.clock = clock;
    }

    /** Has a submission run and scored. Returns the id of the grading. */
    public String enqueue(Connection connection, String submissionId, String packVersionId) {
        String gradingId = TimeOrderedId.next(clock);
        new GradingRepository(connection).insert(gradingId, submissionId, packVersionId, clock.instant());
        schedule(connection, GRADE, taskName(gradingId, 0));
        return gradingId;
    }

    /**
     * Has the stored predictions of a submission scored again, without running code. The new score stands beside the
     * old.
     *
     * @param gradingId a new id for it
     * @return false when there are no stored predictions
     */
    public boolean regrade(Connection connection, String submissionId, String gradingId) {
        boolean inserted = new GradingRepository(connection).insertRescore(gradingId, submissionId, clock.instant());
        if (inserted) {
            schedule(connection, GRADE, taskName(gradingId, 0));
        }
        return inserted;
    }

    /** Gives a grading that ended with a fault of the platform another set of tries. False when it did not. */
    public boolean retry(Connection connection, String gradingId) {
        Optional<Long> attemptToken = new GradingRepository(connection).reopen(gradingId, clock.instant());
        attemptToken.ifPresent(token -> schedule(connection, GRADE, taskName(gradingId, token)));
        return attemptToken.isPresent();
    }

    /** Has a pack version prepared that is published, or whose preparation failed. False when it is ready. */
    public boolean prepare(Connection connection, String packVersionId) {
        Optional<Long> attemptToken = new PreparationRepository(connection).reopen(packVersionId);
        attemptToken.ifPresent(token -> schedule(connection, PREPARE, taskName(packVersionId, token)));
        return attemptToken.isPresent();
    }

    /**
     * Has gradings compared on the private rows, see {@link Comparisons}. Asked again for the same gradings, in any order
     * and with the verdicts that they had, it is the same comparison; one that failed is then tried again.
     *
     * @param gradingIds 1 to {@value #MOST_COMPARED} gradings of the pack version; those without a score are kept as such
     * @return the id of the comparison
     * @throws IllegalArgumentException when there are too few or too many, or one is of another pack version
     */
    public String compare(Connection connection, String packVersionId, Collection<String> gradingIds) {
        SortedSet<String> cohort = new TreeSet<>(gradingIds);
        if (cohort.isEmpty() || cohort.size() > MOST_COMPARED) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_COMPARED + " gradings can be compared, not " + cohort.size());
        }
        ComparisonRepository.Requested requested = new ComparisonRepository(connection)
                .request(TimeOrderedId.next(clock), packVersionId, cohort, clock.instant());
        requested.attemptToken().ifPresent(token -> schedule(connection, COMPARE, taskName(requested.id(), token)));
        return requested.id();
    }

    /** Deletes a comparison that nobody will look at again, unless it is still to be made. */
    public void forget(Connection connection, String comparisonId) {
        new ComparisonRepository(connection).delete(comparisonId);
    }

    /** The token keeps the row of a new round apart from that of a finished one which is still to be removed. */
    private static String taskName(String id, long attemptToken) {
        return id + "/" + attemptToken;
    }

    static String idOf(String taskName) {
        return taskName.substring(0, taskName.indexOf('/'));
    }

    private void schedule(Connection connection, TaskDescriptor<Void> task, String name) {
        Instant now = clock.instant();
        SchedulerClient.Builder.create(new EnlistedDataSource(connection))
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .build()
                .scheduleIfNotExists(task.instance(name).scheduledTo(now));
    }
}
