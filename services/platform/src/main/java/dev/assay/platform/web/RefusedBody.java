package dev.assay.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is left of an upload that is refused. A client sends on until it has sent all, and only then reads; when the connection
 * closes before, it tells of a broken connection instead of the problem. So the rest is taken and forgotten, within bounds.
 */
public final class RefusedBody {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_ROUNDS = 40;
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private RefusedBody() {}

    /**
     * Reads until the end; until nothing came for half a second, as when a client waits for the answer; or until it was enough:
     * 128 MiB, 20 seconds.
     */
    public static void discard(InputStream body) {
        AtomicLong discarded = new AtomicLong();
        Thread reading = Thread.ofVirtual().start(() -> read(body, discarded));
        try {
            long before = -1;
            for (int i = 0; i < MOST_ROUNDS && discarded.get() > before && discarded.get() < MOST_BYTES; i++) {
                before = discarded.get();
                if (reading.join(PATIENCE)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream body, AtomicLong discarded) {
        try {
            body.transferTo(new Counting(discarded));
        } catch (IOException e) {
            // The client went away, or the answer was sent: either way nobody waits for the rest.
            return;
        }
    }

    private static final class Counting extends OutputStream {

        private final AtomicLong count;

        Counting(AtomicLong count) {
            this.count = count;
        }

        @Override
        public void write(int value) {
            count.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (count.addAndGet(length) > MOST_BYTES) {
                throw new IOException("enough");
            }
        }
    }
}
