package dev.assay.platform.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a candidate came to each stage; null for those not reached.
 *
 * @param submittedAt of the first submission
 * @param closedAt when the attempt was over
 * @param gradedAt of the first score
 * @param decidedAt when the decision was released
 */
@Serdeable
public record StageTimes(
        Instant invitedAt,
        @Nullable Instant openedAt,
        @Nullable Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant closedAt,
        @Nullable Instant gradedAt,
        @Nullable Instant decidedAt) {

    /** The last stage reached. */
    public Stage stage() {
        if (decidedAt != null) {
            return Stage.DECIDED;
        }
        if (gradedAt != null) {
            return Stage.GRADED;
        }
        if (submittedAt != null) {
            return Stage.SUBMITTED;
        }
        if (startedAt != null) {
            return Stage.STARTED;
        }
        return openedAt == null ? Stage.INVITED : Stage.OPENED;
    }

    /** Since when the candidate waits for an answer; null while nothing is owed. */
    public @Nullable Instant waitingSince() {
        return decidedAt == null && submittedAt != null ? closedAt : null;
    }

    /** When a stage was reached. */
    public @Nullable Instant at(Stage stage) {
        return switch (stage) {
            case INVITED -> invitedAt;
            case OPENED -> openedAt;
            case STARTED -> startedAt;
            case SUBMITTED -> submittedAt;
            case GRADED -> gradedAt;
            case DECIDED -> decidedAt;
        };
    }

    /** Whether a stage was reached: whoever is further has passed it. */
    public boolean reached(Stage wanted) {
        return stage().compareTo(wanted) >= 0;
    }
}
