package dev.assay.sandbox.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.CollectedOutput;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.docker.Holder.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run in an environment whose code is in place: start, watch, stop, look at what is left. */
final class Execution {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration KILL = Duration.ofSeconds(30);
    private static final Duration LOG_END = Duration.ofSeconds(3);
    /** An engine that is being stopped kills the candidate first and the holder within this time. */
    private static final Duration ENGINE_STOP = Duration.ofMillis(300);

    private static final double NEAR_LIMIT = 0.95;
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    private final Engine engine;
    private final Environment environment;
    private final SandboxPolicy policy;
    private final BoundedLog log;
    private final UsageMeter meter;
    private Duration wall = Duration.ZERO;

    Execution(Engine engine, Environment environment, SandboxPolicy policy) throws IOException {
        this.engine = engine;
        this.environment = environment;
        this.policy = policy;
        this.log = environment.log();
        this.meter = new UsageMeter(environment.usage().sample());
    }

    /** Starts the candidate. An exception means that it may be tried again elsewhere. */
    void start() {
        engine.start(environment.candidate());
    }

    /** Follows the run to its end and takes its outputs. */
    RunOutcome finish(Path results) {
        try {
            Ending ending = watch();
            awaitLog(environment.attachment().ended());
            return decide(ending, results);
        } catch (EngineException | IOException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the run was interrupted");
        }
    }

    private record Ending(Optional<TimedOut.Clock> stopped, int exitCode) {}

    private Ending watch() throws InterruptedException, IOException {
        long start = System.nanoTime();
        CompletableFuture<Integer> exit = engine.exit(environment.candidate());
        while (true) {
            try {
                int code = exit.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                wall = Duration.ofNanos(System.nanoTime() - start);
                return new Ending(Optional.empty(), code);
            } catch (TimeoutException e) {
                wall = Duration.ofNanos(System.nanoTime() - start);
                meter.update(environment.usage().sample());
                Optional<TimedOut.Clock> reached = limitReached();
                if (reached.isPresent()) {
                    engine.kill(environment.candidate());
                    return new Ending(reached, afterKill(exit));
                }
            } catch (ExecutionException e) {
                throw new EngineException("the engine was lost during the run", e);
            }
        }
    }

    private Optional<TimedOut.Clock> limitReached() {
        if (seconds(wall) >= policy.limits().wallSeconds()) {
            return Optional.of(TimedOut.Clock.WALL);
        }
        return seconds(meter.cpu()) >= policy.limits().cpuSeconds()
                ? Optional.of(TimedOut.Clock.CPU)
                : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static int afterKill(CompletableFuture<Integer> exit) throws InterruptedException {
        try {
            return exit.get(KILL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineException("the run did not end after it was killed", e);
        } catch (ExecutionException e) {
            throw new EngineException("the engine was lost during the run", e);
        }
    }

    /** A log that does not end is cut off: it never decides anything. */
    private static void awaitLog(CompletableFuture<Boolean> logged) throws InterruptedException {
        try {
            logged.get(LOG_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger(Execution.class.getName()).log(System.Logger.Level.DEBUG, "a log was cut off", e);
        }
    }

    private RunOutcome decide(Ending ending, Path results) throws IOException, InterruptedException {
        ContainerState state = engine.state(environment.candidate());
        wall = between(state).orElse(wall);
        meter.update(environment.usage().sample());
        boolean full = environment.holder().full();
        if (unexplained(ending, state)) {
            // The engine learns of an out-of-memory kill by a message of its own, which may come late. And only a
            // holder that still answers shows that nobody stopped the engine with everything on it.
            Thread.sleep(ENGINE_STOP);
            state = engine.state(environment.candidate());
            full = environment.holder().full();
        }
        Evidence evidence = new Evidence(
                ending.stopped(), ending.exitCode(), outOfMemory(state), processRefused(ending), full, log.truncated());
        OptionalInt exitCode = ending.stopped().isPresent() ? OptionalInt.empty() : OptionalInt.of(ending.exitCode());
        Measurements measurements = measurements(exitCode, evidence.flags());
        Optional<RunOutcome> failure = evidence.failure(measurements);
        return failure.isPresent() ? failure.get() : collect(measurements, results);
    }

    /** A refusal right before the end may fall between two samples; then the peak tells. */
    private boolean processRefused(Ending ending) {
        boolean failedAtLimit =
                ending.exitCode() != 0 && meter.reachedProcesses(policy.limits().processes());
        return meter.refusedForks() || failedAtLimit;
    }

    private boolean outOfMemory(ContainerState state) {
        return meter.oomKilled() || Boolean.TRUE.equals(state.getOOMKilled());
    }

    private boolean unexplained(Ending ending, ContainerState state) {
        boolean killed = ending.exitCode() == KILLED || ending.exitCode() == TERMINATED;
        boolean nearMemoryLimit =
                meter.peakMemoryBytes() >= NEAR_LIMIT * policy.limits().memoryBytes();
        return ending.stopped().isEmpty() && !outOfMemory(state) && (killed || nearMemoryLimit);
    }

    private RunOutcome collect(Measurements measurements, Path results) {
        List<CollectedOutput> outputs = new ArrayList<>();
        for (ExpectedOutput expected : policy.outputs()) {
            switch (environment.holder().take(expected.name(), expected.maxBytes(), results)) {
                case Taken.Output(CollectedOutput output) -> outputs.add(output);
                case Taken.Refused(InvalidOutput.Defect defect) -> {
                    return new InvalidOutput(measurements, expected.name(), defect);
                }
                case Taken.TooLarge() -> {
                    return new OutputLimitExceeded(measurements, expected.name(), expected.maxBytes());
                }
            }
        }
        return new Completed(measurements, outputs);
    }

    private RunOutcome failed(String reason) {
        return new SandboxFailed(measurements(OptionalInt.empty(), Set.of()), reason);
    }

    private Measurements measurements(OptionalInt exitCode, Set<RunOutcome.Flag> flags) {
        return new Measurements(
                exitCode,
                meter.cpu(),
                wall,
                meter.peakMemoryBytes(),
                log.toRunLog(),
                flags,
                environment.imageDigest(),
                Seccomp.digest());
    }

    private static Optional<Duration> between(ContainerState state) {
        try {
            Duration elapsed = Duration.between(
                    Instant.parse(String.valueOf(state.getStartedAt())),
                    Instant.parse(String.valueOf(state.getFinishedAt())));
            return elapsed.isNegative() ? Optional.empty() : Optional.of(elapsed);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
