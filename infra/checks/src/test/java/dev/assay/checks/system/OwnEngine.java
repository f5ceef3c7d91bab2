package dev.assay.checks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A second Docker engine with its own data, socket and network namespace, so that a test can kill one without touching the
 * machine's own. Needs root, as the machine's own engine does.
 */
final class OwnEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "assay-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;
    private Process process;

    private OwnEngine(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("etc"));
        Command.run(List.of("ip", "netns", "add", name));
        this.process = start();
    }

    /** Starts an engine that holds the given images of the machine's own engine. */
    static OwnEngine holding(Path folder, String... images) throws IOException {
        var engine = new OwnEngine(folder);
        for (String image : images) {
            Command.run(
                    List.of("sh", "-c", "docker save '" + image + "' | docker --host '" + engine.host() + "' load"));
        }
        return engine;
    }

    /** As in {@code DOCKER_HOST}. */
    String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** SIGKILL, as the kernel would under memory pressure. */
    void kill() throws IOException {
        Command.run(
                List.of("kill", "-9", Files.readString(folder.resolve("pid")).strip()));
        if (!Command.ended(process, PATIENCE)) {
            throw new IllegalStateException("the engine survived kill -9");
        }
    }

    /** Starts it again over the same data. */
    void restart() throws IOException {
        // Both died with it; where nobody reaps the dead, their ids look alive.
        Files.deleteIfExists(folder.resolve("pid"));
        Files.deleteIfExists(folder.resolve("run/containerd/containerd.pid"));
        process = start();
    }

    /** Ids of all containers, running or not. */
    List<String> containers() throws IOException {
        return Command.output(List.of("docker", "--host", host(), "ps", "--all", "--quiet"));
    }

    /** Names of all volumes. */
    List<String> volumes() throws IOException {
        return Command.output(List.of("docker", "--host", host(), "volume", "ls", "--quiet"));
    }

    @Override
    public void close() throws IOException {
        for (String container : containers()) {
            Command.run(List.of("docker", "--host", host(), "rm", "--force", container));
        }
        process.destroy();
        if (!Command.ended(process, PATIENCE)) {
            process.destroyForcibly();
        }
        Command.run(List.of("ip", "netns", "delete", name));
        Command.run(List.of("rm", "-rf", folder.toString()));
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
        while (!Command.succeeds(List.of("docker", "--host", host(), "version"))) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the engine did not start: " + Files.readString(folder.resolve("dockerd.log")));
            }
            Pause.briefly();
        }
    }
}
