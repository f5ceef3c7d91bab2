package dev.assay.platform.submission;

import dev.assay.platform.access.Caller;
import dev.assay.platform.attempt.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an upload before its body.
 *
 * @param fileName as it was sent
 * @param beganAt when its first byte came
 * @param idempotencyKey repeats of a request carry the same
 */
public record Incoming(
        Caller caller,
        Attempt attempt,
        @Nullable String fileName,
        Instant beganAt,
        @Nullable String idempotencyKey) {

    /** The same, counted from an earlier time. */
    Incoming since(Instant earlier) {
        return new Incoming(caller, attempt, fileName, earlier, idempotencyKey);
    }
}
