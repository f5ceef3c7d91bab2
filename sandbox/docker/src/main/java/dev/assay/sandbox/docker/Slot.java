package dev.assay.sandbox.docker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place for one run at a time: its network namespace, its processors and the environments kept warm for the keys it
 * served last.
 */
final class Slot {
    /** A submission has two kinds of run, on public and on hidden data. */
    private static final int WARM = 2;

    /** Most submissions' next run follows at once and is over by then: what is prepared does not take its processor. */
    private static final Duration REST = Duration.ofMillis(250);

    private final int index;
    private final EnvironmentFactory factory;
    private final Janitor janitor;
    private final Executor background;
    private final Map<RunKind, CompletableFuture<Environment>> warm = new LinkedHashMap<>();
    private @Nullable String anchor;

    Slot(int index, EnvironmentFactory factory, Janitor janitor, Executor background) {
        this.index = index;
        this.factory = factory;
        this.janitor = janitor;
        this.background = background;
    }

    synchronized boolean isWarmFor(RunKind kind) {
        return warm.containsKey(kind);
    }

    synchronized boolean hasRoom() {
        return warm.size() < WARM;
    }

    /** Prepares for the next run of a kind, a moment after this one. */
    void rewarm(RunKind kind) {
        CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS, background)
                .execute(() -> warm(kind));
    }

    /** Prepares in the background; the environment that waited longest makes room. */
    synchronized void warm(RunKind kind) {
        if (warm.containsKey(kind)) {
            return;
        }
        if (warm.size() >= WARM) {
            RunKind oldest = warm.keySet().iterator().next();
            discard(warm.remove(oldest));
        }
        warm.put(kind, CompletableFuture.supplyAsync(() -> make(kind), background));
    }

    /** The warm environment if there is one, else a new one. */
    Environment take(RunKind kind) {
        @Nullable CompletableFuture<Environment> ready;
        synchronized (this) {
            ready = warm.remove(kind);
        }
        if (ready != null) {
            try {
                return ready.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof EngineException)) {
                    throw e;
                }
            }
        }
        return make(kind);
    }

    /** Gives everything up, because the engine lost it or the instance closes. */
    synchronized void clear() {
        warm.values().forEach(this::discard);
        warm.clear();
        if (anchor != null) {
            janitor.discard(new Janitor.Leftover(java.util.List.of(anchor), java.util.List.of()));
            anchor = null;
        }
    }

    void discard(Environment environment) {
        environment.release();
        janitor.discard(environment.leftover());
    }

    private void discard(@Nullable CompletableFuture<Environment> future) {
        if (future != null) {
            CompletableFuture<Void> _ = future.thenAccept(this::discard);
        }
    }

    private Environment make(RunKind kind) {
        return factory.make(kind, index, anchorName());
    }

    private synchronized String anchorName() {
        if (anchor == null) {
            anchor = factory.anchor();
        }
        return anchor;
    }
}
