package dev.assay.platform.submission;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One grading of a submission, with everything that only managers see.
 *
 * @param kind RUN, or RESCORE of stored predictions
 * @param state QUEUED, RUNNING, RETRYING, DONE or PLATFORM_ERROR
 * @param step how far it is
 * @param tries how often a worker took it up
 * @param owner who answers for the verdict: CANDIDATE, ASSESSMENT or PLATFORM
 * @param message what the candidate is told
 * @param points 0..100 on the private rows, which decide
 * @param publicPoints 0..100 on the public rows, which the candidate sees
 * @param effective whether this is the one effect of submission, pack version and scorer version
 * @param fault what went wrong on our side the last time
 */
@Serdeable
public record GradingView(
        String id,
        String kind,
        String state,
        String step,
        int tries,
        @Nullable String verdict,
        @Nullable String owner,
        @Nullable String message,
        List<String> flags,
        @Nullable Double points,
        @Nullable Double publicPoints,
        @Nullable String scorerVersion,
        boolean effective,
        @Nullable String fault,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant retryAt,
        @Nullable Instant finishedAt,
        boolean hasPredictions,
        boolean hasReceipt,
        List<MetricView> metrics,
        List<RunView> runs) {

    /** Whether something is still to come. */
    public boolean isOpen() {
        return !state.equals("DONE") && !state.equals("PLATFORM_ERROR");
    }

    /**
     * A metric on one part of the hidden rows.
     *
     * @param split PUBLIC or PRIVATE
     * @param direction HIGHER or LOWER is better
     * @param value null when it is undefined
     * @param undefined why it is undefined
     * @param interval lower and upper bound, or null
     * @param noInterval why a value has none
     * @param level of the interval, such as 0.95
     * @param gatePassed whether the bound of the manifest holds; null when there is none
     */
    @Serdeable
    public record MetricView(
            String split,
            String id,
            String version,
            String direction,
            boolean primary,
            @Nullable Double value,
            @Nullable String undefined,
            @Nullable List<Double> interval,
            @Nullable String noInterval,
            @Nullable Double level,
            @Nullable Boolean gatePassed) {}

    /**
     * A run in the sandbox.
     *
     * @param ordinal names it within its grading
     * @param candidateVisible whether the candidate may read its log
     */
    @Serdeable
    public record RunView(
            int ordinal,
            String step,
            String outcome,
            @Nullable Integer exitCode,
            double cpuSeconds,
            double wallSeconds,
            long peakMemoryBytes,
            List<String> flags,
            boolean hasLog,
            boolean candidateVisible) {}
}
