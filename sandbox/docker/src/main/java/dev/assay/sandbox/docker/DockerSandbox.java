package dev.assay.sandbox.docker;

import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.ReadOnlyInput.Use;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.RunLog;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxUnavailableException;
import dev.assay.sandbox.SelfCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Runs on one Docker Engine, with as many slots as asked for. */
final class DockerSandbox implements Sandbox {
    private static final Pattern OUTPUT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int ATTEMPTS = 2;

    private final Engine engine;
    private final EngineTraits traits;
    private final Names names;
    private final Janitor janitor;
    private final EnvironmentFactory factory;
    private final Slots slots;
    private final boolean rewarm;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    DockerSandbox(Engine engine, EngineTraits traits, Names names, int slots, DockerSettings settings) {
        this.engine = engine;
        this.traits = traits;
        this.names = names;
        this.janitor = new Janitor(engine);
        this.rewarm = settings.rewarm();
        this.factory = new EnvironmentFactory(engine, traits, settings.images(), names, janitor);
        this.slots = new Slots(IntStream.range(0, slots)
                .mapToObj(index -> new Slot(settings.firstProcessor() + index, factory, janitor, background))
                .toList());
    }

    @Override
    public RunOutcome run(SandboxPolicy policy, RunInputs inputs, OutputObserver observer) {
        validate(policy);
        RunKind kind = new RunKind(policy, inputs.input());
        Slot slot;
        try {
            slot = slots.acquire(kind);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted while waiting for a slot");
        }
        try {
            return runIn(slot, kind, inputs, observer);
        } finally {
            if (rewarm && inputs.input().use() == Use.SHARED) {
                slot.rewarm(kind);
            }
            slots.release(slot);
        }
    }

    private RunOutcome runIn(Slot slot, RunKind kind, RunInputs inputs, OutputObserver observer) {
        for (int attempt = 1; ; attempt++) {
            try {
                Environment environment = slot.take(kind);
                environment.attachment().tell(observer);
                return runOnce(environment, slot, kind.policy(), inputs);
            } catch (NotStarted e) {
                slot.clear();
                if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    return failed(String.valueOf(e.getMessage()));
                }
            } catch (EngineException e) {
                return failed(String.valueOf(e.getMessage()));
            }
        }
    }

    private RunOutcome runOnce(Environment environment, Slot slot, SandboxPolicy policy, RunInputs inputs) {
        try {
            RunOutcome outcome = started(environment, policy, inputs.code()).finish(inputs.results());
            if (outcome instanceof SandboxFailed) {
                // Its processes may still be there, in the network namespace that the slot's next run would get.
                slot.clear();
            }
            return outcome;
        } finally {
            environment.attachment().tell(OutputObserver.NONE);
            slot.discard(environment);
        }
    }

    private Execution started(Environment environment, SandboxPolicy policy, Path code) {
        try (TarFile tar = TarFile.of(code)) {
            environment.holder().fill(tar);
            Execution execution = new Execution(engine, environment, policy);
            execution.start();
            return execution;
        } catch (EngineException | IOException e) {
            throw new NotStarted(String.valueOf(e.getMessage()), e);
        }
    }

    /** Nothing of the candidate's ran yet, so another environment may be tried at once. */
    private static final class NotStarted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotStarted(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static void validate(SandboxPolicy policy) {
        ScratchSpace.of(policy.limits());
        policy.outputs().forEach(output -> {
            if (!OUTPUT_NAME.matcher(output.name()).matches()) {
                throw new IllegalArgumentException("not a plain file name: " + output.name());
            }
        });
    }

    private static RunOutcome failed(String reason) {
        Measurements nothing =
                new Measurements(OptionalInt.empty(), Duration.ZERO, Duration.ZERO, 0, RunLog.EMPTY, Set.of(), "", "");
        return new SandboxFailed(nothing, reason);
    }

    @Override
    public void warm(SandboxPolicy policy, ReadOnlyInput input) {
        validate(policy);
        slots.warm(new RunKind(policy, input));
    }

    @Override
    public SelfCheck selfCheck() {
        return new Canary(this).release();
    }

    @Override
    public int reconcile() {
        try {
            return new Reconciliation(engine, traits, janitor).removeOthers(names);
        } catch (EngineException e) {
            throw new SandboxUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public int slots() {
        return slots.size();
    }

    @Override
    public void close() {
        slots.clear();
        background.close();
        janitor.discard(new Janitor.Leftover(List.of(), factory.inputVolumes()));
        janitor.close();
        new Reconciliation(engine, traits, new Janitor(engine)).removeOwn(names);
        try {
            engine.close();
        } catch (IOException e) {
            throw new EngineException("the connection to the engine did not close", e);
        }
    }
}
