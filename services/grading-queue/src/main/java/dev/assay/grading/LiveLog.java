package dev.assay.grading;

import java.util.List;
import javax.sql.DataSource;

/**
 * Reads how gradings go on: what their smoke runs, which see public data only, have written so far, and when their steps
 * began. Hidden runs write nothing here. Thread-safe.
 */
public final class LiveLog {

    /** Before the first piece. */
    public static final int BEGINNING = -1;

    private final LiveLogRepository repository;

    /** Logs in a database. */
    public LiveLog(DataSource dataSource) {
        this.repository = new LiveLogRepository(dataSource);
    }

    /**
     * What was written after a piece, oldest first. Nothing once the grading is done: then its log is an artefact, see
     * {@link RunRecord#logSha256}.
     *
     * @param sequence of the last piece that is known, or {@link #BEGINNING}
     */
    public List<LiveLine> after(String gradingId, int sequence, int limit) {
        return repository.after(gradingId, sequence, limit);
    }

    /** The steps that have begun, in that order, with {@link Step#QUEUED} as the first; none for an unknown grading. */
    public List<StepTime> steps(String gradingId) {
        return repository.steps(gradingId);
    }
}
