package dev.assay.checks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the two services as a process of its own. */
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;

    /** Starts {@code platform} or {@code grader} from its jar, as an installation does. */
    Service(String name, Map<String, String> environment, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(java(name, "dev.assay." + name + ".Application"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ASSAY_"));
        builder.environment().putAll(environment);
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** How to start a program of a service's jars. */
    static List<String> java(String service, String program) {
        Path target =
                Installation.REPOSITORY.resolve("services").resolve(service).resolve("target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                program);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a process that ends by itself. */
    void await(Path log) throws IOException {
        if (!Command.ended(process, PATIENCE) || process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() throws IOException {
        process.destroyForcibly();
        Command.ended(process, PATIENCE);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!Command.ended(process, PATIENCE)) {
            kill();
        }
    }
}
