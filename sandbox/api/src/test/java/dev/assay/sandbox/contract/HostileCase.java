package dev.assay.sandbox.contract;

import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code cases.txt}.
 *
 * @param name folder of the program
 * @param outcomes accepted outcomes, such as {@code Crashed(3)}
 * @param flags flags that must be there; others may be
 */
record HostileCase(String name, Set<String> outcomes, Set<Flag> flags) {

    static List<HostileCase> all() {
        return Resources.text("cases.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(HostileCase::parse)
                .toList();
    }

    private static HostileCase parse(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new HostileCase(
                cells.get(0), words(cells.get(1), Function.identity()), words(cells.get(2), Flag::valueOf));
    }

    private static <T> Set<T> words(String cell, Function<String, T> meaning) {
        return Stream.of(cell.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(meaning)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How {@code cases.txt} writes an outcome. */
    static String label(RunOutcome outcome) {
        return switch (outcome) {
            case Completed _ -> "Completed";
            case TimedOut timedOut -> "TimedOut(" + timedOut.clock() + ")";
            case OutOfMemory _ -> "OutOfMemory";
            case OutputLimitExceeded _ -> "OutputLimitExceeded";
            case ProcessLimit _ -> "ProcessLimit";
            case Crashed crashed -> "Crashed(" + crashed.exitCode() + ")";
            case InvalidOutput invalid -> "InvalidOutput(" + invalid.defect() + ")";
            case SandboxFailed failed -> "SandboxFailed(" + failed.reason() + ")";
        };
    }
}
