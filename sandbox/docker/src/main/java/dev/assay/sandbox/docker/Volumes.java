package dev.assay.sandbox.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.ListVolumesResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine answers null where there is nothing. */
final class Volumes {
    private Volumes() {}

    static Map<String, Map<String, String>> byName(ListVolumesResponse response) {
        @Nullable List<InspectVolumeResponse> volumes = response.getVolumes();
        return volumes == null
                ? Map.of()
                : volumes.stream().collect(Collectors.toMap(InspectVolumeResponse::getName, Volumes::labels));
    }

    private static Map<String, String> labels(InspectVolumeResponse volume) {
        @Nullable Map<String, String> labels = volume.getLabels();
        return labels == null ? Map.of() : labels;
    }
}
