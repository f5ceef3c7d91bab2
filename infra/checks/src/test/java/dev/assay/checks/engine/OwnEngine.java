package dev.assay.checks.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A second Docker engine with its own data, socket and network namespace, so that a test can kill one without touching the
 * machine's own. Needs root, as the machine's own engine does.
 */
public final class OwnEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "assay-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;
    private Process process;

    private OwnEngine(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("etc"));
        run(List.of("ip", "netns", "add", name));
        this.process = start();
    }

    /** Starts an engine that holds the given images of the machine's own engine. */
    public static OwnEngine holding(Path folder, String... images) throws IOException {
        var engine = new OwnEngine(folder);
        for (String image : images) {
            run(List.of("sh", "-c", "docker save '" + image + "' | docker --host '" + engine.host() + "' load"));
        }
        return engine;
    }

    /** As in {@code DOCKER_HOST}. */
    public String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** SIGKILL, as the kernel would under memory pressure. */
    public void kill() throws IOException {
        run(List.of("kill", "-9", Files.readString(folder.resolve("pid")).strip()));
        if (!ended()) {
            throw new IllegalStateException("the engine survived kill -9");
        }
    }

    /** Starts it again over the same data. */
    public void restart() throws IOException {
        // Both died with it; where nobody reaps the dead, their ids look alive.
        Files.deleteIfExists(folder.resolve("pid"));
        Files.deleteIfExists(folder.resolve("run/containerd/containerd.pid"));
        process = start();
    }

    /** Ids of all containers with a label, running or not. */
    public List<String> containers(String label) throws IOException {
        return output(List.of("docker", "--host", host(), "ps", "--all", "--quiet", "--filter", "label=" + label));
    }

    /** Names of all volumes with a label. */
    public List<String> volumes(String label) throws IOException {
        return output(List.of("docker", "--host", host(), "volume", "ls", "--quiet", "--filter", "label=" + label));
    }

    @Override
    public void close() throws IOException {
        for (String container : output(List.of("docker", "--host", host(), "ps", "--all", "--quiet"))) {
            run(List.of("docker", "--host", host(), "rm", "--force", container));
        }
        process.destroy();
        if (!ended()) {
            process.destroyForcibly();
        }
        run(List.of("ip", "netns", "delete", name));
    }

    private Process start() throws IOException {
        String daemon = """
                mount --bind %1$s/etc /etc/docker 2>/dev/null || true
                ip link set lo up
                exec dockerd --data-root %1$s/data --exec-root %1$s/run --pidfile %1$s/pid --host unix://%1$s/docker.sock \
                --bridge none --iptables=false""".formatted(folder);
        Process started = new ProcessBuilder(
                        "nsenter",
                        "--net=/run/netns/" + name,
                        "unshare",
                        "--mount",
                        "--uts",
                        "--propagation",
                        "slave",
                        "sh",
                        "-c",
                        daemon)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dockerd.log").toFile())
                .start();
        awaitReady(started);
        return started;
    }

    private void awaitReady(Process started) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (execute(List.of("docker", "--host", host(), "version"), new ArrayList<>()) != 0) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the engine did not start: " + Files.readString(folder.resolve("dockerd.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void run(List<String> command) throws IOException {
        output(command);
    }

    private static List<String> output(List<String> command) throws IOException {
        List<String> lines = new ArrayList<>();
        int exit = execute(command, lines);
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ": " + lines);
        }
        return lines;
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

    private boolean ended() throws IOException {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted while waiting for a process").initCause(cause);
    }
}
