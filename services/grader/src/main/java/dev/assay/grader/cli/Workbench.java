package dev.assay.grader.cli;

import dev.assay.grader.grading.Grader;
import dev.assay.grader.grading.GraderHome;
import dev.assay.grader.grading.WorkFolder;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a command that runs code works with. Closing it, which also happens on Ctrl-C, leaves nothing in the engine and
 * nothing in the scratch folder.
 */
final class Workbench implements AutoCloseable {
    private static final int ONE_SLOT = 1;
    private static final long PATIENCE_SECONDS = 20;

    private final WorkFolder folder;
    private final Sandbox sandbox;
    private final Grader grader;
    private final Thread owner = Thread.currentThread();
    private final Thread onInterrupt = new Thread(this::stop, "release");
    private final AtomicBoolean releasing = new AtomicBoolean();
    private final CountDownLatch released = new CountDownLatch(1);

    private Workbench(GraderHome home, WorkFolder folder, Sandbox sandbox) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.grader = new Grader(home, sandbox, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Opens the sandbox and removes what a crashed command left behind. */
    static Workbench open(Path homeFolder) {
        GraderHome home = GraderHome.at(homeFolder);
        WorkFolder folder = WorkFolder.take(home);
        try {
            Sandbox sandbox =
                    SandboxProvider.named("docker").open(folder.workerId("cli"), ONE_SLOT, Map.of("rewarm", "false"));
            sandbox.reconcile();
            return new Workbench(home, folder, sandbox);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Grader grader() {
        return grader;
    }

    /** Removed with everything else when the workbench is closed. */
    WorkFolder.Scratch newScratch() throws IOException {
        return folder.newScratch();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The process is ending, and waits for this.
            Thread.interrupted();
        }
        release();
    }

    /** Lets the command end by itself: while it works, it could still make what closing has just removed. */
    private void stop() {
        owner.interrupt();
        try {
            if (!released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        if (!releasing.compareAndSet(false, true)) {
            return;
        }
        try (folder) {
            sandbox.close();
        } finally {
            released.countDown();
        }
    }
}
