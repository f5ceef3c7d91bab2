package dev.assay.checks.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Between two looks at something that another process changes. */
final class Pause {
    private static final Duration BRIEF = Duration.ofMillis(200);

    private Pause() {}

    static void briefly() {
        LockSupport.parkNanos(BRIEF.toNanos());
    }
}
