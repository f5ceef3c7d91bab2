package dev.assay.checks.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the machine. */
final class Command {
    private Command() {}

    static void run(List<String> command) throws IOException {
        output(command);
    }

    static List<String> output(List<String> command) throws IOException {
        List<String> lines = new ArrayList<>();
        int exit = execute(command, lines);
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ": " + lines);
        }
        return lines;
    }

    static boolean succeeds(List<String> command) throws IOException {
        return execute(command, new ArrayList<>()) == 0;
    }

    static boolean ended(Process process, Duration patience) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static int execute(List<String> command, List<String> lines) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        }
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted while waiting for a process").initCause(cause);
    }
}
