package dev.assay.sandbox.docker;

import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxProvider;
import dev.assay.sandbox.SandboxUnavailableException;
import java.util.Map;

/**
 * The runtime {@code docker}.
 *
 * <p>Settings: {@code host} (engine address; default {@code DOCKER_HOST}, else the local socket), {@code cgroupRoot}
 * (default {@code /sys/fs/cgroup}), {@code rewarm} (prepare the next run of the same kind after each; default {@code
 * true}), {@code firstProcessor} (where the first slot's processors begin; default 0), {@code engineTimeoutSeconds} (for one call; default 30) and {@code image.NAME} (what a logical image is called on this engine).
 */
public final class DockerSandboxProvider implements SandboxProvider {
    /** Each slot: two streams for each of three environments, and calls beside them. */
    private static final int CONNECTIONS_PER_SLOT = 16;

    @Override
    public String id() {
        return "docker";
    }

    @Override
    public Sandbox open(String workerId, int slots, Map<String, String> settings) {
        DockerSettings parsed = DockerSettings.of(settings, System.getenv("DOCKER_HOST"));
        Engine engine = new Engine(parsed.host(), 16 + slots * CONNECTIONS_PER_SLOT, parsed.engineTimeout());
        try {
            EngineTraits traits = EngineTraits.of(engine.info(), parsed.cgroupRoot());
            return new DockerSandbox(engine, traits, new Names(workerId, Names.opaque()), slots, parsed);
        } catch (EngineException e) {
            throw new SandboxUnavailableException(
                    "No Docker engine answers at " + parsed.host() + " (" + e.getMessage()
                            + "). Start it, or set DOCKER_HOST.",
                    e);
        }
    }
}
