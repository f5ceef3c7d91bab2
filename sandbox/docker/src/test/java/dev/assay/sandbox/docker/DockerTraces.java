package dev.assay.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.assay.sandbox.contract.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Asks the engine and the kernel, and remembers every container that the worker ever had. */
final class DockerTraces implements Traces {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    private final String worker;
    private final DockerClient client;
    private final Set<String> containersEver = ConcurrentHashMap.newKeySet();
    private final ResultCallback.Adapter<Event> events;

    DockerTraces(String worker) {
        this.worker = worker;
        URI host = DockerSettings.of(Map.of(), System.getenv("DOCKER_HOST")).host();
        this.client = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(host.toString())
                        .build(),
                new ZerodepDockerHttpClient.Builder().dockerHost(host).build());
        this.events = client.eventsCmd()
                .withLabelFilter(Map.of(Names.WORKER, worker))
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Event event) {
                        if ("create".equals(event.getAction()) && event.getId() != null) {
                            containersEver.add(event.getId());
                        }
                    }
                });
    }

    @Override
    public List<String> ofRuns() {
        return find(true);
    }

    @Override
    public List<String> ofAnything() {
        return find(false);
    }

    /** Candidates that are running now. */
    long running() {
        return client.listContainersCmd().withLabelFilter(List.of(Names.WORKER + "=" + worker)).exec().stream()
                .filter(container -> container.getCommand().contains("python3"))
                .count();
    }

    /** What a stopping engine does to all its containers. */
    void killAll() {
        client.listContainersCmd().withLabelFilter(List.of(Names.WORKER + "=" + worker)).exec().parallelStream()
                .forEach(container -> client.killContainerCmd(container.getId()).exec());
    }

    private List<String> find(boolean runsOnly) {
        List<String> label = List.of(runsOnly ? Names.RUN : Names.WORKER + "=" + worker);
        List<Container> alive = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Names.WORKER + "=" + worker))
                .exec();
        List<String> found = new ArrayList<>();
        alive.stream()
                .filter(container -> !runsOnly || container.getLabels().containsKey(Names.RUN))
                .forEach(container -> found.add("container " + container.getId() + " " + container.getStatus()));
        Volumes.byName(client.listVolumesCmd().withFilter("label", label).exec()).entrySet().stream()
                .filter(volume -> worker.equals(volume.getValue().get(Names.WORKER)))
                .forEach(volume -> found.add("volume " + volume.getKey()));
        Set<String> dead = ConcurrentHashMap.newKeySet();
        dead.addAll(containersEver);
        alive.forEach(container -> dead.remove(container.getId()));
        found.addAll(groupsAndProcesses(dead));
        return found;
    }

    private static List<String> groupsAndProcesses(Set<String> dead) {
        try (Stream<Path> hierarchies = Files.list(CGROUPS);
                Stream<Path> processes = Files.list(Path.of("/proc"))) {
            Stream<String> groups = hierarchies
                    .flatMap(hierarchy -> dead.stream().map(hierarchy.resolve("docker")::resolve))
                    .filter(Files::exists)
                    .map(group -> "control group " + group);
            Stream<String> alive = processes
                    .map(process -> process.resolve("cgroup"))
                    .filter(group -> dead.stream().anyMatch(read(group)::contains))
                    .map(group -> "process " + group);
            return Stream.concat(groups, alive).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            events.close();
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
