package dev.assay.platform.submission;

import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload that has to move: one that crawls would hold a connection, and an attempt, for ever. A body that
 * sends nothing at all is ended by the server's own idle timeout.
 */
final class WatchedBody extends FilterInputStream {

    /** How often progress is looked at. */
    static final Duration WINDOW = Duration.ofSeconds(20);

    /** The least that arrives in a window: less than a modem's. */
    static final long LEAST_BYTES = 16L * 1024;

    private final Clock clock;
    private final Instant latest;
    private final Runnable seen;
    private @Nullable Instant windowBegan;
    private long windowBytes;

    /**
     * Watches a body.
     *
     * @param latest when it is ended however fast it is
     * @param seen told of every window in which enough arrived
     */
    WatchedBody(InputStream body, Clock clock, Instant latest, Runnable seen) {
        super(body);
        this.clock = clock;
        this.latest = latest;
        this.seen = seen;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            arrived(read);
        }
        return read;
    }

    private void arrived(int bytes) {
        Instant now = clock.instant();
        windowBytes += bytes;
        if (now.isAfter(latest)) {
            throw new ProblemException(
                    ErrorCode.UPLOAD_STALLED, "It began in time but took too long after the end. Nothing was counted.");
        }
        if (windowBegan == null) {
            windowBegan = now;
        }
        if (now.isBefore(windowBegan.plus(WINDOW))) {
            return;
        }
        if (windowBytes < LEAST_BYTES) {
            throw new ProblemException(
                    ErrorCode.UPLOAD_STALLED,
                    "Fewer than " + LEAST_BYTES + " bytes came in " + WINDOW.toSeconds()
                            + " seconds. Nothing was counted: try again on another network.");
        }
        windowBegan = now;
        windowBytes = 0;
        seen.run();
    }
}
