package dev.assay.sandbox.docker;

import dev.assay.sandbox.ReadOnlyInput.Use;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.docker.ContainerSpecification.Placement;
import dev.assay.sandbox.docker.ContainerSpecification.VolumeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes environments. */
final class EnvironmentFactory {
    private static final String HOLDER_IMAGE = "base";
    private static final long TMP_FILES = 20_000;
    private static final long SHM_FILES = 1_000;

    private final Engine engine;
    private final EngineTraits traits;
    private final ImageNames images;
    private final Names names;
    private final Janitor janitor;
    private final ContainerSpecification specification = new ContainerSpecification();
    private final InputVolumes inputs;

    EnvironmentFactory(Engine engine, EngineTraits traits, ImageNames images, Names names, Janitor janitor) {
        this.engine = engine;
        this.traits = traits;
        this.images = images;
        this.names = names;
        this.janitor = janitor;
        this.inputs = new InputVolumes(engine, specification, janitor, names);
    }

    /** Starts the container that owns a slot's network namespace. */
    String anchor() {
        String name = Names.opaque();
        try {
            engine.createContainer(
                    engine.imageDigest(images.reference(HOLDER_IMAGE)),
                    command -> specification.anchor(command).withName(name).withLabels(names.shared()));
            engine.start(name);
            return name;
        } catch (EngineException e) {
            janitor.discard(new Janitor.Leftover(List.of(name), List.of()));
            throw e;
        }
    }

    Environment make(RunKind kind, int slot, String anchor) {
        String run = Names.opaque();
        String holder = Names.opaque();
        String candidate = Names.opaque();
        String holderImage = engine.imageDigest(images.reference(HOLDER_IMAGE));
        String image = engine.imageDigest(images.reference(kind.policy().image()));
        boolean once = kind.input().use() == Use.ONCE;
        String input = once ? inputs.filled(kind.input(), holderImage) : inputs.acquire(kind.input(), holderImage);
        VolumeNames volumes = new VolumeNames(Names.opaque(), input, Names.opaque(), Names.opaque(), Names.opaque());
        Janitor.Leftover leftover = new Janitor.Leftover(
                List.of(candidate, holder), once ? volumes.all() : volumes.ownedByRun(), traits.remains(run));
        Runnable whenDone = once ? () -> {} : () -> inputs.release(kind.input().digest());
        List<Runnable> hangUps = new ArrayList<>();
        try {
            createVolumes(run, volumes, kind.policy().limits());
            Optional<String> holderParent =
                    traits.layout().holderInParent() ? traits.layout().parent(run, "") : Optional.empty();
            String holderId = engine.createContainer(
                    holderImage,
                    command -> specification
                            .holder(command, volumes, anchor, holderParent)
                            .withName(holder)
                            .withLabels(names.ofRun(run)));
            Holder attached = Holder.attach(engine, holder);
            hangUps.add(attached::close);
            engine.start(holder);
            String cpus =
                    ContainerSpecification.cpus(slot, kind.policy().limits().cores(), traits.processors());
            Placement placement = new Placement(anchor, cpus, traits.layout().parent(run, holderId));
            String candidateId = engine.createContainer(
                    image,
                    command -> specification
                            .candidate(command, kind.policy(), volumes, placement)
                            .withName(candidate)
                            .withLabels(names.ofRun(run)));
            BoundedLog log = new BoundedLog(kind.policy().limits().logBytes());
            Attachment attachment = new Attachment(log);
            engine.attach(candidate, null, attachment);
            hangUps.add(attachment::close);
            UsageSource usage = traits.usage(engine, run, holderId, candidateId);
            return new Environment(
                    new Environment.Parts(candidate, attached, attachment, log), image, usage, whenDone, leftover);
        } catch (RuntimeException e) {
            hangUps.forEach(Runnable::run);
            whenDone.run();
            janitor.discard(leftover);
            throw e;
        }
    }

    /** The input volumes that are left, for closing. */
    List<String> inputVolumes() {
        return inputs.drain();
    }

    private void createVolumes(String run, VolumeNames volumes, Limits limits) {
        ScratchSpace space = ScratchSpace.of(limits);
        Map<String, String> labels = names.ofRun(run);
        engine.createVolume(volumes.code(), labels, Map.of());
        // The root folder is a file of its own.
        engine.createVolume(
                volumes.out(), labels, ContainerSpecification.tmpfs(space.outBytes(), limits.outputFiles() + 1L));
        engine.createVolume(volumes.tmp(), labels, ContainerSpecification.tmpfs(space.tmpBytes(), TMP_FILES));
        engine.createVolume(volumes.shm(), labels, ContainerSpecification.tmpfs(space.shmBytes(), SHM_FILES));
    }
}
