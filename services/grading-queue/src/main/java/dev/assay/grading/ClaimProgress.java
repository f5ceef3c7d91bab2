package dev.assay.grading;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes visible how far the work on a claimed grading is. To be closed when the work is done. */
final class ClaimProgress implements Progress, AutoCloseable {

    private final GradingRepository gradings;
    private final LiveLogRepository liveLogs;
    private final GradingClaim claim;
    private final Clock clock;
    private volatile @Nullable LiveLogWriter live;

    ClaimProgress(GradingRepository gradings, LiveLogRepository liveLogs, GradingClaim claim, Clock clock) {
        this.gradings = gradings;
        this.liveLogs = liveLogs;
        this.claim = claim;
        this.clock = clock;
    }

    @Override
    public void at(Step step) {
        close();
        gradings.storeStep(claim, step, clock.instant());
        if (step == Step.SMOKE_RUN) {
            live = new LiveLogWriter(pieces -> liveLogs.append(claim, pieces, clock.instant()));
        }
    }

    @Override
    public void wrote(LiveLine.Stream stream, byte[] bytes) {
        LiveLogWriter writer = live;
        if (writer == null) {
            throw new IllegalStateException("only a smoke run, which sees public data only, may be looked on at");
        }
        writer.wrote(stream, bytes);
    }

    /** Stores what the smoke run wrote last; nothing can be written from here on. */
    @Override
    public void close() {
        LiveLogWriter writer = live;
        live = null;
        if (writer != null) {
            writer.close();
        }
    }
}
