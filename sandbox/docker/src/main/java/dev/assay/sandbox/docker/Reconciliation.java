package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds by label what should not be there any more, and removes it. */
final class Reconciliation {
    private final Engine engine;
    private final EngineTraits traits;
    private final Janitor janitor;

    Reconciliation(Engine engine, EngineTraits traits, Janitor janitor) {
        this.engine = engine;
        this.traits = traits;
        this.janitor = janitor;
    }

    /** What earlier processes of the worker left. */
    int removeOthers(Names names) {
        return remove(names, instance -> !names.instance().equals(instance));
    }

    /** What this process still has. */
    int removeOwn(Names names) {
        return remove(names, instance -> names.instance().equals(instance));
    }

    private int remove(Names names, Predicate<String> wanted) {
        List<Container> containers = engine.containers(Map.of(Names.WORKER, names.worker())).stream()
                .filter(container -> wanted.test(instance(container.getLabels())))
                .toList();
        List<String> volumes = engine.volumes(Names.WORKER, names.worker()).entrySet().stream()
                .filter(volume -> wanted.test(instance(volume.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        if (containers.isEmpty() && volumes.isEmpty()) {
            return 0;
        }
        janitor.remove(
                new Janitor.Leftover(containers.stream().map(Container::getId).toList(), volumes, remains(containers)));
        return containers.size() + volumes.size();
    }

    private List<Path> remains(List<Container> containers) {
        return containers.stream()
                .flatMap(container -> Stream.ofNullable(container.getLabels().get(Names.RUN)))
                .distinct()
                .flatMap(run -> traits.remains(run).stream())
                .toList();
    }

    private static String instance(Map<String, String> labels) {
        return labels.getOrDefault(Names.INSTANCE, "");
    }
}
