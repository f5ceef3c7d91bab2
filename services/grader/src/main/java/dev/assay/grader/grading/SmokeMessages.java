package dev.assay.grader.grading;

import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.SandboxPolicy.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a candidate is told of a run on public data, where nothing needs to be withheld. */
final class SmokeMessages {
    static final String RUN = "In the smoke run (your code on public data) ";
    private static final Pattern MISSING_MODULE =
            Pattern.compile("(?:ModuleNotFoundError|ImportError): No module named '([A-Za-z0-9_.]{1,100})'.*");
    private static final int LONGEST_QUOTE = 200;
    private static final int FIRST_SIGNAL = 128;
    private static final long MIB = 1024 * 1024;
    private static final Map<Integer, String> SIGNALS = Map.of(
            4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15,
            "SIGTERM", 31, "SIGSYS");

    private SmokeMessages() {}

    static String timedOut(TimedOut timedOut, Limits limits) {
        return switch (timedOut.clock()) {
            case CPU ->
                RUN + "your program was stopped: it used up its " + number(limits.cpuSeconds())
                        + " s of CPU time, counted over all its processes and threads.";
            case WALL ->
                RUN + "your program was stopped: it had not ended after " + number(limits.wallSeconds()) + " s.";
        };
    }

    static String outOfMemory(Limits limits) {
        return RUN + "your program needed more than its " + limits.memoryBytes() / MIB
                + " MiB of memory. Files in /tmp, /out and /dev/shm count as memory too.";
    }

    static String outputLimit(OutputLimitExceeded exceeded) {
        return RUN + "/out/" + exceeded.name() + " became larger than the " + exceeded.maxBytes() / MIB
                + " MiB that are allowed.";
    }

    static String processLimit(Limits limits) {
        return RUN + "your program failed after it asked for more than " + limits.processes()
                + " processes and threads at a time.";
    }

    static String crashed(Crashed crashed) {
        String lastLine = lastLine(crashed.measurements());
        Matcher missing = MISSING_MODULE.matcher(lastLine);
        if (missing.matches()) {
            return RUN + "your program needs the Python module '" + missing.group(1)
                    + "', which the image of this assessment does not have. There is no network to install it from:"
                    + " put pure Python code into your archive, or do without it.";
        }
        String quote = lastLine.isEmpty() ? "" : " The last line of its log: " + lastLine;
        return RUN + "your program " + exit(crashed.exitCode()) + "." + full(crashed.measurements()) + quote;
    }

    static String invalidOutput(InvalidOutput invalid, Measurements measured) {
        String path = "/out/" + invalid.name();
        return switch (invalid.defect()) {
            case MISSING ->
                RUN + "your program ended without an error but left no " + path + "." + full(measured)
                        + " Write the predictions to exactly this path.";
            case EMPTY -> RUN + "your program left an empty " + path + "." + full(measured);
            case NOT_A_REGULAR_FILE ->
                RUN + "your program left a " + path
                        + " that is not a regular file: links, folders, pipes and devices are not read.";
        };
    }

    private static String exit(int code) {
        String signal = SIGNALS.get(code - FIRST_SIGNAL);
        return signal == null
                ? "ended with exit code " + code + " instead of 0"
                : "was ended by signal " + (code - FIRST_SIGNAL) + " (" + signal + ")";
    }

    private static String full(Measurements measured) {
        return measured.flags().contains(Flag.DISK_LIMIT)
                ? " A write failed because /out, /tmp or /dev/shm was full."
                : "";
    }

    /** The last line with anything in it, without what could disturb a terminal or a page. */
    static String lastLine(Measurements measured) {
        List<String> lines = measured.log().text().lines().toList();
        for (String line : lines.reversed()) {
            String shown = line.codePoints()
                    .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                    .limit(LONGEST_QUOTE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .strip();
            if (!shown.isEmpty()) {
                return shown;
            }
        }
        return "";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
    }
}
