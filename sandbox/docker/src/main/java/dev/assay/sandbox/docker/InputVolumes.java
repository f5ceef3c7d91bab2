package dev.assay.sandbox.docker;

import dev.assay.sandbox.ReadOnlyInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One volume for each input digest, filled once and shared read-only by later runs. */
final class InputVolumes {
    private static final int KEPT_UNUSED = 8;

    private final Engine engine;
    private final ContainerSpecification specification;
    private final Janitor janitor;
    private final Names names;
    private final Map<String, Volume> volumes = new LinkedHashMap<>(16, 0.75f, true);

    InputVolumes(Engine engine, ContainerSpecification specification, Janitor janitor, Names names) {
        this.engine = engine;
        this.specification = specification;
        this.janitor = janitor;
        this.names = names;
    }

    private static final class Volume {
        private @Nullable String name;
        private int users;
    }

    /** The name of the volume with this content. To be given back with {@link #release}. */
    String acquire(ReadOnlyInput input, String image) {
        Volume volume;
        synchronized (volumes) {
            volume = volumes.computeIfAbsent(input.digest(), digest -> new Volume());
            volume.users++;
        }
        try {
            synchronized (volume) {
                if (volume.name == null) {
                    volume.name = filled(input, image);
                }
                return volume.name;
            }
        } catch (RuntimeException e) {
            release(input.digest());
            throw e;
        }
    }

    void release(String digest) {
        synchronized (volumes) {
            Volume volume = volumes.get(digest);
            if (volume != null) {
                volume.users--;
            }
            evict();
        }
    }

    /** Everything that is left, for closing. */
    List<String> drain() {
        synchronized (volumes) {
            List<String> all = volumes.values().stream()
                    .flatMap(volume -> Stream.ofNullable(volume.name))
                    .toList();
            volumes.clear();
            return all;
        }
    }

    private void evict() {
        List<String> unused = volumes.entrySet().stream()
                .filter(entry -> entry.getValue().users == 0)
                .map(Map.Entry::getKey)
                .toList();
        unused.stream().limit(Math.max(0, unused.size() - KEPT_UNUSED)).forEach(digest -> {
            Volume volume = volumes.remove(digest);
            if (volume != null && volume.name != null) {
                janitor.discard(new Janitor.Leftover(List.of(), List.of(volume.name)));
            }
        });
    }

    /**
     * A volume with this content that nobody else gets; removing it is up to the caller. Each attempt has a name of its
     * own: what is left of a failed one is removed behind its back.
     */
    String filled(ReadOnlyInput input, String image) {
        String volume = Names.opaque();
        String filler = Names.opaque();
        boolean done = false;
        try (TarFile tar = TarFile.of(input.folder());
                InputStream content = tar.open()) {
            engine.createVolume(volume, names.shared(), Map.of());
            engine.createContainer(
                    image,
                    command -> specification
                            .filler(command, volume)
                            .withName(filler)
                            .withLabels(names.shared()));
            engine.copyIn(filler, "/in", content);
            done = true;
            return volume;
        } catch (IOException e) {
            throw new EngineException("the input folder cannot be read: " + e.getMessage(), e);
        } finally {
            janitor.discard(new Janitor.Leftover(List.of(filler), done ? List.of() : List.of(volume)));
        }
    }
}
