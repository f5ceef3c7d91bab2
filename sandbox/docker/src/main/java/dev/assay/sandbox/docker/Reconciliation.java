package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds by label what should not be there any more, and removes it. */
final class Reconciliation {
    private final Engine engine;
    private final Janitor janitor;

    Reconciliation(Engine engine, Janitor janitor) {
        this.engine = engine;
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
        List<String> containers = engine.containers(Map.of(Names.WORKER, names.worker())).stream()
                .filter(container -> wanted.test(instance(container.getLabels())))
                .map(Container::getId)
                .toList();
        List<String> volumes = engine.volumes(Names.WORKER, names.worker()).entrySet().stream()
                .filter(volume -> wanted.test(instance(volume.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        if (containers.isEmpty() && volumes.isEmpty()) {
            return 0;
        }
        janitor.remove(new Janitor.Leftover(containers, volumes));
        return containers.size() + volumes.size();
    }

    private static String instance(Map<String, String> labels) {
        return labels.getOrDefault(Names.INSTANCE, "");
    }
}
