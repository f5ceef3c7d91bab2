package dev.assay.platform.submission;

import static dev.assay.schema.Tables.UPLOAD;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.attempt.Sitting;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Uploads that are coming in: each keeps its attempt from being settled without it. */
@Singleton
class UploadRepository extends JooqRepository {

    private final Clock clock;
    private final Instant startedAt;

    UploadRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Writes down that one began; returns its id. */
    String begin(String attemptId, Instant beganAt) {
        String id = TimeOrderedId.next(clock);
        dsl.insertInto(UPLOAD)
                .set(UPLOAD.ID, id)
                .set(UPLOAD.ATTEMPT_ID, attemptId)
                .set(UPLOAD.BEGAN_AT, beganAt)
                .set(UPLOAD.SEEN_AT, clock.instant())
                .execute();
        return id;
    }

    /**
     * When the first of those began that ended with the platform itself: it was stopped or killed before they had arrived.
     * Sent again, they are no later than they were.
     */
    Optional<Instant> brokenOff(String attemptId) {
        return dsl.select(DSL.min(UPLOAD.BEGAN_AT))
                .from(UPLOAD)
                .where(isBrokenOff(attemptId))
                .fetchOptional(row -> row.value1());
    }

    /** Once one of them has arrived, the others have had their second chance. */
    void forgetBrokenOff(String attemptId) {
        // By their ids: a search that deletes would also wait for those that are still coming in.
        List<String> ids =
                dsl.select(UPLOAD.ID).from(UPLOAD).where(isBrokenOff(attemptId)).fetch(UPLOAD.ID);
        if (!ids.isEmpty()) {
            dsl.deleteFrom(UPLOAD).where(UPLOAD.ID.in(ids)).execute();
        }
    }

    private Condition isBrokenOff(String attemptId) {
        return UPLOAD.ATTEMPT_ID.eq(attemptId).and(UPLOAD.SEEN_AT.lt(startedAt));
    }

    /** Removes it, whether it arrived or not. */
    void end(String id) {
        dsl.deleteFrom(UPLOAD).where(UPLOAD.ID.eq(id)).execute();
    }

    /** The body of an upload, written down as alive while bytes arrive and ended where they do not. */
    InputStream watched(String id, Sitting sitting, InputStream body) {
        Instant endsAt = sitting.endsAt();
        Instant latest = endsAt == null ? Instant.MAX : endsAt.plus(Sitting.GRACE);
        return new WatchedBody(body, clock, latest, () -> seen(id));
    }

    private void seen(String id) {
        dsl.update(UPLOAD)
                .set(UPLOAD.SEEN_AT, clock.instant())
                .where(UPLOAD.ID.eq(id))
                .execute();
    }
}
