package dev.assay.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AttachContainerCmd;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The few Engine calls that a sandbox needs, each under a deadline of ours. */
final class Engine implements AutoCloseable {
    /** Starting and removing may take longer than other calls, and copying depends on the size. */
    private static final int SLOW = 2;

    private static final int COPY = 10;

    private final Duration limit;

    private final DockerClient client;

    /** Every call fails when it takes longer than {@code limit}. */
    Engine(URI host, int maxConnections, Duration limit) {
        this.limit = limit;
        DockerHttpClient transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host)
                .maxConnections(maxConnections)
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        client = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(host.toString())
                        .build(),
                transport);
    }

    Info info() {
        return Deadline.within(limit, "describe itself", () -> client.infoCmd().exec());
    }

    /** The content digest of an image. */
    String imageDigest(String reference) {
        return Deadline.within(limit, "look up the image " + reference, () -> {
            try {
                return String.valueOf(client.inspectImageCmd(reference).exec().getId());
            } catch (NotFoundException e) {
                throw new EngineException(
                        "the image " + reference + " is not on this engine; build the images first", e);
            }
        });
    }

    void createVolume(String name, Map<String, String> labels, Map<String, String> options) {
        Deadline.within(
                limit,
                "create a volume",
                () -> client.createVolumeCmd()
                        .withName(name)
                        .withDriver("local")
                        .withLabels(labels)
                        .withDriverOpts(options)
                        .exec());
    }

    String createContainer(String image, UnaryOperator<CreateContainerCmd> specification) {
        return Deadline.within(
                limit,
                "create a container",
                () -> specification
                        .apply(client.createContainerCmd(image))
                        .exec()
                        .getId());
    }

    void start(String container) {
        Deadline.within(
                limit.multipliedBy(SLOW),
                "start a container",
                () -> client.startContainerCmd(container).exec());
    }

    /** Completes with the exit code, or exceptionally when the connection is lost before there is one. */
    CompletableFuture<Integer> exit(String container) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Deadline.within(
                limit,
                "wait for a container",
                () -> client.waitContainerCmd(container).exec(new ResultCallback.Adapter<WaitResponse>() {
                    @Override
                    public void onNext(WaitResponse response) {
                        code.complete(response.getStatusCode());
                    }

                    @Override
                    public void onError(Throwable cause) {
                        code.completeExceptionally(cause);
                        super.onError(cause);
                    }

                    @Override
                    public void onComplete() {
                        code.completeExceptionally(new IOException("the engine hung up while the run was going on"));
                        super.onComplete();
                    }
                }));
        return code;
    }

    ContainerState state(String container) {
        return Deadline.within(
                limit,
                "inspect a container",
                () -> client.inspectContainerCmd(container).exec().getState());
    }

    Statistics statistics(String container) {
        return Deadline.within(limit, "read statistics", () -> {
            CompletableFuture<Statistics> first = new CompletableFuture<>();
            try (ResultCallback.Adapter<Statistics> callback = new ResultCallback.Adapter<>() {
                @Override
                public void onNext(Statistics statistics) {
                    first.complete(statistics);
                }

                @Override
                public void onError(Throwable cause) {
                    first.completeExceptionally(cause);
                    super.onError(cause);
                }
            }) {
                client.statsCmd(container).withNoStream(true).exec(callback);
                return first.get();
            }
        });
    }

    /** Sends SIGKILL; a container that ended in the meantime is fine. */
    void kill(String container) {
        Deadline.within(limit, "kill a container", () -> {
            try {
                return client.killContainerCmd(container).withSignal("KILL").exec();
            } catch (ConflictException | NotFoundException e) {
                return null;
            }
        });
    }

    /** Attaches to a container's output and, where there is something to send, its input. */
    void attach(String container, @Nullable InputStream input, Attachment attachment) {
        Deadline.within(limit, "attach to a container", () -> {
            AttachContainerCmd command = client.attachContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true);
            if (input != null) {
                command.withStdIn(input);
            }
            return command.exec(attachment).awaitStarted();
        });
    }

    /** Copies a tar stream into a container that need not run. */
    void copyIn(String container, String path, InputStream tar) {
        Deadline.within(
                limit.multipliedBy(COPY),
                "copy files into a container",
                () -> client.copyArchiveToContainerCmd(container)
                        .withRemotePath(path)
                        .withTarInputStream(tar)
                        .exec());
    }

    /** Kills and removes; gone already is fine. */
    void removeContainer(String container) {
        Deadline.within(limit.multipliedBy(SLOW), "remove a container", () -> {
            try {
                return client.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException | NotModifiedException e) {
                return null;
            }
        });
    }

    void removeVolume(String volume) {
        Deadline.within(limit, "remove a volume", () -> {
            try {
                return client.removeVolumeCmd(volume).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    List<Container> containers(Map<String, String> labels) {
        return Deadline.within(
                limit,
                "list containers",
                () -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(labels)
                        .exec());
    }

    /** Names of the volumes with a label, and their labels. */
    Map<String, Map<String, String>> volumes(String label, String value) {
        return Deadline.within(
                limit,
                "list volumes",
                () -> Volumes.byName(client.listVolumesCmd()
                        .withFilter("label", List.of(label + "=" + value))
                        .exec()));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
