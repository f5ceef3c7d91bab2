package dev.assay.sandbox;

import java.util.Map;
import java.util.ServiceLoader;

/** Found by {@link ServiceLoader}, so that callers need no engine at compile time. */
public interface SandboxProvider {

    /** Such as {@code docker}. */
    String id();

    /**
     * Opens a sandbox.
     *
     * @param workerId labels everything that is made; the same worker reconciles it after a crash
     * @param slots runs at the same time
     * @param settings the provider's own settings, such as the engine's address
     * @throws SandboxUnavailableException when the engine cannot be reached or is too weak
     */
    Sandbox open(String workerId, int slots, Map<String, String> settings);

    /** The provider with this id. */
    static SandboxProvider named(String id) {
        return ServiceLoader.load(SandboxProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new SandboxUnavailableException("no sandbox runtime named '" + id + "' is installed"));
    }
}
