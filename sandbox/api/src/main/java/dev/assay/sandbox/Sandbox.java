package dev.assay.sandbox;

/**
 * Runs a command in a fresh, disposable environment.
 *
 * <p>Thread-safe. Runs beyond {@link #slots()} wait for a free slot.
 */
public interface Sandbox extends AutoCloseable {

    /**
     * Runs once and leaves nothing behind.
     *
     * <p>Whatever the code inside does is a value: this method throws only for a bug in the caller. A failure of
     * the engine is {@link RunOutcome.SandboxFailed}.
     */
    default RunOutcome run(SandboxPolicy policy, RunInputs inputs) {
        return run(policy, inputs, OutputObserver.NONE);
    }

    /**
     * {@link #run(SandboxPolicy, RunInputs)} that somebody looks on at.
     *
     * @param observer told what it writes, as it writes it
     */
    RunOutcome run(SandboxPolicy policy, RunInputs inputs, OutputObserver observer);

    /** Prepares a slot for the next run with this policy and these read-only inputs, off its critical path. */
    void warm(SandboxPolicy policy, ReadOnlyInput input);

    /** Compares what the engine really enforces with what a policy promises. Takes about a second. */
    SelfCheck selfCheck();

    /** Removes what an earlier process with the same {@code workerId} left behind. Returns how many things. */
    int reconcile();

    /** How many runs go on at the same time. */
    int slots();

    /** Removes every container, volume and network that this instance made. A run still going on elsewhere fails. */
    @Override
    void close();
}
