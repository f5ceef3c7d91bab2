package dev.assay.sandbox.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Removes what is no longer needed, in the background, again and again until it is gone. */
final class Janitor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Janitor.class.getName());
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_CLOSE = Duration.ofMinutes(2);

    private final Engine engine;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Leftover> failed = ConcurrentHashMap.newKeySet();

    Janitor(Engine engine) {
        this.engine = engine;
    }

    /** Removed in this order. */
    record Leftover(List<String> containers, List<String> volumes, List<Path> folders) {
        Leftover(List<String> containers, List<String> volumes) {
            this(containers, volumes, List.of());
        }
    }

    void discard(Leftover leftover) {
        List<Leftover> again = List.copyOf(failed);
        failed.removeAll(again);
        workers.execute(() -> remove(leftover));
        again.forEach(earlier -> workers.execute(() -> remove(earlier)));
    }

    /** What could not be removed yet. */
    int pending() {
        return failed.size();
    }

    void remove(Leftover leftover) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                leftover.containers().forEach(engine::removeContainer);
                leftover.volumes().forEach(engine::removeVolume);
                for (Path folder : leftover.folders()) {
                    Files.deleteIfExists(folder);
                }
                return;
            } catch (EngineException | IOException e) {
                if (attempt == ATTEMPTS || !sleep(pause)) {
                    LOG.log(System.Logger.Level.WARNING, "not removed yet: " + leftover + ": " + e.getMessage());
                    failed.add(leftover);
                    return;
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_CLOSE.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
