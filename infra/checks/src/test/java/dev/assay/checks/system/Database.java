package dev.assay.checks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** MySQL in a container of its own, on a port that stays the same when it is restarted. */
final class Database implements AutoCloseable {
    static final String PASSWORD = "for-tests-only";

    private static final String NAME = "assay";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String container = "assay-checks-" + UUID.randomUUID();
    private final int port = freePort();

    Database(Path repository) throws IOException {
        Command.run(List.of(
                "docker",
                "run",
                "--detach",
                "--name",
                container,
                "--publish",
                "127.0.0.1:" + port + ":3306",
                "--env",
                "MYSQL_ROOT_PASSWORD=" + PASSWORD,
                Images.named(repository, "mysql"),
                "mysqld",
                "--transaction-isolation=READ-COMMITTED",
                "--log-bin-trust-function-creators=ON"));
        awaitReady();
        execute("CREATE DATABASE " + NAME + " CHARACTER SET utf8mb4");
        for (String service : List.of("platform", "grader")) {
            execute("CREATE USER 'assay_" + service + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + NAME + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** As an operator or the kernel would: at once, without a word to its clients. */
    void restart() throws IOException {
        Command.run(List.of("docker", "kill", container));
        Command.run(List.of("docker", "start", container));
        awaitReady();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Command.succeeds(mysql("SELECT 1"))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("MySQL did not start");
            }
            Pause.briefly();
        }
    }

    private void execute(String sql) throws IOException {
        Command.run(mysql(sql));
    }

    private List<String> mysql(String sql) {
        return List.of(
                "docker",
                "exec",
                "--env",
                "MYSQL_PWD=" + PASSWORD,
                container,
                "mysql",
                "-uroot",
                "-h127.0.0.1",
                "-e",
                sql);
    }

    @Override
    public void close() throws IOException {
        Command.run(List.of("docker", "rm", "--force", "--volumes", container));
    }
}
