package dev.assay.schema.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A MySQL server in a container. Removed when the JVM ends, or earlier by {@link #close()}. */
public final class TestServer implements AutoCloseable {

    static final String OWNER = "root";
    static final String PASSWORD = "only-for-tests";
    private static final int PORT = 3306;
    private static final int NONE = 0;

    private final GenericContainer<?> container;

    private TestServer(int fixedPort) {
        container = new GenericContainer<>(DockerImageName.parse(imageName()).asCompatibleSubstituteFor("mysql"))
                .withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
                .withEnv("MYSQL_ROOT_HOST", "%")
                .withCommand(
                        "mysqld",
                        "--performance-schema=OFF",
                        "--innodb-buffer-pool-size=64M",
                        "--innodb-use-native-aio=OFF")
                .withStartupAttempts(2)
                .withExposedPorts(PORT)
                .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*\\s", 1)
                        .withStartupTimeout(Duration.ofMinutes(2)));
        if (fixedPort == NONE) {
            container.withTmpFs(Map.of("/var/lib/mysql", "rw"));
        } else {
            container.setPortBindings(List.of(fixedPort + ":" + PORT));
        }
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    }

    /** The one that tests share. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    /** One of its own on a fixed port, which it keeps when it is restarted. */
    public static TestServer startOn(int hostPort) {
        return new TestServer(hostPort);
    }

    /** Stops the server at once and starts it again with what it had stored. */
    public void restart() {
        String id = container.getContainerId();
        var docker = container.getDockerClient();
        docker.restartContainerCmd(id).withTimeout(1).exec();
        awaitConnection();
    }

    @Override
    public void close() {
        container.stop();
    }

    String url(String database) {
        return "jdbc:mysql://%s:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
                        .formatted(container.getHost(), container.getMappedPort(PORT), database)
                + "&forceConnectionTimeZoneToSession=true";
    }

    void execute(List<String> statements) {
        try (Connection connection = DriverManager.getConnection(url(""), OWNER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitConnection() {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url(""), OWNER, PASSWORD)) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static String imageName() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("sandbox/images/images.properties"))) {
            directory = Objects.requireNonNull(directory.getParent(), "not below the root of the repository");
        }
        Properties images = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve("sandbox/images/images.properties"))) {
            images.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return images.getProperty("mysql");
    }

    private static final class Shared {
        private static final TestServer SERVER = new TestServer(NONE);
    }
}
