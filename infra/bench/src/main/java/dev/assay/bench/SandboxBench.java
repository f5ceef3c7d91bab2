package dev.assay.bench;

import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A hardened run of a trivial submission, output collected, against bare {@code docker run --rm} of the same command:
 * latency one at a time, then gradings a minute with one and two at the same time.
 */
final class SandboxBench {
    private final PrintStream out;
    private final TrivialSubmission submission;
    private final String image;
    private final String imageReference;
    private final int rounds;

    private SandboxBench(
            PrintStream out, TrivialSubmission submission, String image, String imageReference, int rounds) {
        this.out = out;
        this.submission = submission;
        this.image = image;
        this.imageReference = imageReference;
        this.rounds = rounds;
    }

    /** Arguments: logical image, its reference for the bare command, rounds. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("assay-bench");
        var bench = new SandboxBench(
                System.out, TrivialSubmission.in(folder), arguments[0], arguments[1], Integer.parseInt(arguments[2]));
        bench.latency();
        bench.throughput(1);
        bench.throughput(2);
    }

    private void latency() throws Exception {
        double[] bare = new double[rounds];
        double[] hardened = new double[rounds];
        try (Sandbox sandbox = open(1)) {
            hardenedRun(sandbox);
            bareRun();
            for (int round = 0; round < rounds; round++) {
                sandbox.warm(submission.policy(image), submission.readOnlyInput());
                hardened[round] = milliseconds(() -> hardenedRun(sandbox));
                bare[round] = milliseconds(this::bareRun);
            }
        }
        Sample bareSample = Sample.of("bare docker run --rm", bare);
        Sample hardenedSample = Sample.of("hardened run, output collected", hardened);
        out.println(bareSample.line());
        out.println(hardenedSample.line());
        out.printf(Locale.ROOT, "ratio of medians: %.2f%n", hardenedSample.median() / bareSample.median());
    }

    private void throughput(int atOnce) throws Exception {
        double bare = aMinute(atOnce, this::bareRun);
        double hardened;
        try (Sandbox sandbox = open(atOnce)) {
            hardenedRun(sandbox);
            hardened = aMinute(atOnce, () -> hardenedRun(sandbox));
        }
        out.printf(
                Locale.ROOT,
                "runs a minute, %d at once: bare loop %.0f, hardened %.0f, ratio %.2f%n",
                atOnce,
                bare,
                hardened,
                hardened / bare);
    }

    private double aMinute(int atOnce, Callable<?> run) throws Exception {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int round = 0; round < rounds * atOnce; round++) {
                runs.add(threads.submit(run));
            }
            for (Future<?> each : runs) {
                each.get();
            }
        }
        return rounds * atOnce * 60e9 / (System.nanoTime() - start);
    }

    private Sandbox open(int slots) {
        return SandboxProvider.named("docker").open("bench-" + UUID.randomUUID(), slots, Map.of());
    }

    private Path hardenedRun(Sandbox sandbox) throws IOException {
        Path results = Files.createTempDirectory("assay-bench-results");
        SandboxPolicy policy = submission.policy(image);
        RunOutcome outcome = sandbox.run(
                policy,
                new RunInputs(UUID.randomUUID().toString(), submission.code(), submission.readOnlyInput(), results));
        if (!(outcome instanceof RunOutcome.Completed)) {
            throw new IllegalStateException("the trivial submission ended as " + outcome);
        }
        return results;
    }

    private Path bareRun() throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("assay-bench-results");
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm"));
        mount(command, submission.code(), "/app:ro");
        mount(command, submission.input(), "/in:ro");
        mount(command, results, "/out");
        command.add(imageReference);
        command.addAll(TrivialSubmission.COMMAND);
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("docker run ended with " + exit);
        }
        return results;
    }

    private static void mount(List<String> command, Path folder, String target) {
        command.add("-v");
        command.add(folder + ":" + target);
    }

    private static double milliseconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }
}
