package dev.assay.grading;

import dev.assay.grading.LiveLogRepository.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what a smoke run writes and stores it a few times a second from a thread of its own. It keeps a bounded
 * beginning, and never holds up or fails the run that it is told of. Thread-safe.
 */
final class LiveLogWriter implements AutoCloseable {

    /** Bytes of a grading that are shown while it runs; the log that is kept has bounds of its own. */
    static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LiveLogWriter.class);

    /** Pieces of this many characters are not added to. */
    private static final int LONG = 4096;

    private static final Duration BETWEEN_STORES = Duration.ofMillis(250);

    private final Predicate<List<Piece>> store;
    private final Map<LiveLine.Stream, Utf8Pieces> texts = new EnumMap<>(LiveLine.Stream.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<Piece> waiting = new ArrayList<>();
    private int left = MOST_BYTES;
    private boolean closed;
    private @Nullable Thread storing;

    /** @param store stores pieces, and says whether there is any use in storing more */
    LiveLogWriter(Predicate<List<Piece>> store) {
        this.store = store;
    }

    /** Takes what was written; beyond the bound it only counts that there was more. */
    void wrote(LiveLine.Stream stream, byte[] bytes) {
        lock.lock();
        try {
            if (closed || left < 0) {
                return;
            }
            int taken = Math.min(left, bytes.length);
            add(stream, texts.computeIfAbsent(stream, _ -> new Utf8Pieces()).text(bytes, taken));
            left -= taken;
            if (taken < bytes.length) {
                waiting.add(new Piece(LiveLine.Stream.CUT, ""));
                left = -1;
            }
            if (storing == null) {
                storing = Thread.ofVirtual().name("live-log").start(this::storeUntilClosed);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void add(LiveLine.Stream stream, String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean goesOn = !waiting.isEmpty()
                && waiting.getLast().stream() == stream
                && waiting.getLast().text().length() < LONG;
        waiting.add(goesOn ? new Piece(stream, waiting.removeLast().text() + text) : new Piece(stream, text));
    }

    private void storeUntilClosed() {
        boolean useful = true;
        while (useful && awaitWork()) {
            useful = storeWaiting();
            pause();
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** What comes meanwhile is stored together. Nobody interrupts the thread, which would cost it its connection. */
    private void pause() {
        lock.lock();
        try {
            long rest = BETWEEN_STORES.toNanos();
            while (rest > 0 && !closed) {
                rest = changed.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** What cannot be stored is lost: the log that is kept has it too. */
    private boolean storeWaiting() {
        List<Piece> taken;
        lock.lock();
        try {
            taken = waiting;
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        try {
            return taken.isEmpty() || store.test(taken);
        } catch (RuntimeException e) {
            LOG.warn("a piece of a live log was not stored: {}", e.getMessage());
            return true;
        }
    }

    /** Stores what is waiting and takes no more. */
    @Override
    public void close() {
        @Nullable Thread begun;
        lock.lock();
        try {
            closed = true;
            begun = storing;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (begun != null) {
            try {
                begun.join();
                storeWaiting();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
