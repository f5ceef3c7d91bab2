package dev.assay.sandbox;

import java.util.List;
import java.util.Map;

/**
 * What a run may use and what it must leave behind.
 *
 * <p>The environment inside is the same for every run: code read-only at {@code /app}, inputs read-only at {@code
 * /in}, results to {@code /out}, scratch in {@code /tmp}; no network, no capabilities, no root, a read-only root file
 * system.
 *
 * @param image logical image name, such as {@code python-ml}
 * @param command the program and its arguments, run in {@code /app}
 * @param environment extra environment variables; thread-count variables are set from {@link Limits#cores()}
 * @param limits hard limits
 * @param outputs files collected from {@code /out} after a clean exit
 */
public record SandboxPolicy(
        String image,
        List<String> command,
        Map<String, String> environment,
        Limits limits,
        List<ExpectedOutput> outputs) {

    public SandboxPolicy {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        outputs = List.copyOf(outputs);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a policy needs a command");
        }
    }

    /**
     * Hard limits of one run.
     *
     * @param cpuSeconds CPU time of all processes together
     * @param wallSeconds elapsed time
     * @param memoryBytes memory of all processes and of the files in {@code /tmp}, {@code /out} and {@code /dev/shm}
     * @param processes processes and threads at the same time
     * @param outputBytes bytes in {@code /out}, which is kept in memory: at most half of {@code memoryBytes}
     * @param outputFiles files, folders and links in {@code /out}
     * @param logBytes bytes of standard output and error that are kept
     * @param cores processor cores
     */
    public record Limits(
            double cpuSeconds,
            double wallSeconds,
            long memoryBytes,
            int processes,
            long outputBytes,
            int outputFiles,
            int logBytes,
            double cores) {}

    /**
     * One file the run must leave in {@code /out}.
     *
     * @param name plain file name: letters, digits, dot, dash and underscore, at most 100, beginning with a letter or digit
     * @param maxBytes a larger file is an {@link RunOutcome.OutputLimitExceeded}
     */
    public record ExpectedOutput(String name, long maxBytes) {}
}
