package dev.assay.bench.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints our times beside those of the reference, with the ratio. Reads from standard input what the reference measured:
 * a line {@code task rows milliseconds name-of-the-reference} each.
 */
public final class ScoringBench {
    private ScoringBench() {}

    private record Reference(String task, int rows, double milliseconds, String name) {
        static Reference of(String line) {
            String[] words = line.split(" ", 4);
            return new Reference(words[0], Integer.parseInt(words[1]), Double.parseDouble(words[2]), words[3]);
        }
    }

    public static void main(String[] arguments) throws IOException, RunnerException {
        Map<String, Double> ours = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Reference reference = Reference.of(line);
                String key = reference.task() + " " + reference.rows();
                if (!ours.containsKey(key)) {
                    ours.put(key, measured(reference.task(), reference.rows()));
                }
                double milliseconds = ours.getOrDefault(key, Double.NaN);
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %9d rows  %10.2f ms  %-38s %12.2f ms  ratio %8.1f%n",
                        reference.task(),
                        reference.rows(),
                        milliseconds,
                        reference.name(),
                        reference.milliseconds(),
                        reference.milliseconds() / milliseconds);
            }
        }
    }

    private static double measured(String task, int rows) throws RunnerException {
        TimeValue enough = TimeValue.milliseconds(rows >= 5_000_000 ? 3000 : 1000);
        RunResult run = new Runner(new OptionsBuilder()
                        .include("\\.(%s|%s)\\.%s$"
                                .formatted(Tasks.class.getSimpleName(), ReadingTasks.class.getSimpleName(), task))
                        .mode(Mode.SampleTime)
                        .param("rows", Integer.toString(rows))
                        .warmupTime(enough)
                        .measurementTime(enough)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        // The best single run, as of the reference: what else the machine does only ever adds.
        return run.getPrimaryResult().getStatistics().getMin();
    }
}
