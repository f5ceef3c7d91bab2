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

/** Uploads that are coming in: each keeps its attempt from being settled without it. */
@Singleton
class UploadRepository extends JooqRepository {

    private final Clock clock;

    UploadRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
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
