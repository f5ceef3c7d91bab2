package dev.assay.sandbox.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a blocking call no longer than allowed: the client ignores its own time-outs on a Unix socket. */
final class Deadline {
    private Deadline() {}

    /**
     * The call's result.
     *
     * @throws EngineException when it fails or takes longer
     */
    static <T> T within(Duration limit, String what, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("engine: " + what).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new EngineException("the engine took longer than " + limit.toSeconds() + " s to " + what, e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for the engine to " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw failure;
            }
            throw new EngineException("the engine failed to " + what + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(ExecutionException failure) {
        @Nullable Throwable cause = failure.getCause();
        String message = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
