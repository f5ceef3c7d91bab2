package dev.assay.checks.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Between two looks at something that another process changes. */
final class Pause {
    private static final Duration BRIEF = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Pause() {}

    /** Waits until something holds. */
    static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not come to hold within " + PATIENCE);
            }
            briefly();
        }
    }

    static void briefly() {
        LockSupport.parkNanos(BRIEF.toNanos());
    }
}
