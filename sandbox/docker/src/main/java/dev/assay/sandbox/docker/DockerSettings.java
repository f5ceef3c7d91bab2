package dev.assay.sandbox.docker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link DockerSandboxProvider}.
 *
 * @param host {@code host}: the engine; default {@code DOCKER_HOST}, else the local socket
 * @param cgroupRoot {@code cgroupRoot}: where the engine's control groups are mounted; default {@code /sys/fs/cgroup}
 * @param rewarm {@code rewarm}: whether to prepare the next run of the same kind after each; default {@code true}
 * @param firstProcessor {@code firstProcessor}: the first slot's first processor; the others follow; default 0
 * @param engineTimeout {@code engineTimeoutSeconds}: how long one call to the engine may take; default 30
 * @param images {@code image.NAME}: what a logical image is called on this engine
 */
record DockerSettings(
        URI host, Path cgroupRoot, boolean rewarm, int firstProcessor, Duration engineTimeout, ImageNames images) {
    private static final String LOCAL = "unix:///var/run/docker.sock";

    static DockerSettings of(Map<String, String> settings, @Nullable String dockerHost) {
        String fallback = dockerHost == null || dockerHost.isBlank() ? LOCAL : dockerHost;
        return new DockerSettings(
                URI.create(settings.getOrDefault("host", fallback)),
                Path.of(settings.getOrDefault("cgroupRoot", "/sys/fs/cgroup")),
                Boolean.parseBoolean(settings.getOrDefault("rewarm", "true")),
                Integer.parseInt(settings.getOrDefault("firstProcessor", "0")),
                Duration.ofSeconds(Long.parseLong(settings.getOrDefault("engineTimeoutSeconds", "30"))),
                ImageNames.with(settings));
    }
}
