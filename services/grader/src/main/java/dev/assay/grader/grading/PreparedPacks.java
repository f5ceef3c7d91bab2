package dev.assay.grader.grading;

import dev.assay.pack.Manifest;
import dev.assay.pack.Pack;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.hidden.DamagedPackException;
import dev.assay.pack.hidden.PrepareDefect;
import dev.assay.pack.hidden.PrepareOutcome;
import dev.assay.pack.hidden.PrepareSecret;
import dev.assay.pack.hidden.PreparedPack;
import dev.assay.pack.hidden.PreparedPackAssembler;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packs whose hidden data this home holds. Each is drawn once, in a sandbox of its own, and then only read.
 *
 * <p>Thread-safe, and safe with other processes on the same home: a pack appears whole or not at all, and whoever comes
 * second uses the first one's.
 */
final class PreparedPacks {
    private final GraderHome home;
    private final Sandbox sandbox;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    PreparedPacks(GraderHome home, Sandbox sandbox) {
        this.home = home;
        this.sandbox = sandbox;
    }

    Preparation prepare(Pack pack, Path scratch) throws IOException {
        String key = key(pack);
        Path kept = home.prepared().resolve(key);
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            Optional<PreparedPack> prepared = open(kept, pack.manifest());
            return prepared.isPresent() ? new Preparation.Ready(prepared.get()) : draw(pack, scratch, kept);
        }
    }

    /** Draws the hidden data into the scratch folder; keeps nothing. */
    Preparation draw(Pack pack, Path scratch) throws IOException {
        return draw(pack, scratch, scratch.resolve("kept"));
    }

    private Preparation draw(Pack pack, Path scratch, Path kept) throws IOException {
        Path results = Files.createDirectory(scratch.resolve("results"));
        SandboxPolicy policy = Policies.ofPreparation(pack.manifest(), PreparedPackAssembler.OUTPUTS);
        RunOutcome outcome = sandbox.run(
                policy, new RunInputs(UUID.randomUUID().toString(), pack.prepare(), input(pack, scratch), results));
        return switch (outcome) {
            case SandboxFailed failed -> new Preparation.EngineFailed(failed.reason());
            case Completed _ -> keep(pack, results, scratch.resolve("prepared"), kept);
            case TimedOut _, OutOfMemory _, OutputLimitExceeded _, ProcessLimit _, Crashed _, InvalidOutput _ ->
                new Preparation.Unusable(PreparationFault.of(outcome, policy.limits()));
        };
    }

    private static Preparation keep(Pack pack, Path results, Path assembled, Path kept) throws IOException {
        return switch (new PreparedPackAssembler(pack).assemble(results, assembled)) {
            case PrepareOutcome.Defective(List<PrepareDefect> defects) ->
                new Preparation.Unusable(
                        defects.stream().map(PrepareDefect::message).toList());
            case PrepareOutcome.Prepared _ -> {
                move(assembled, kept);
                yield new Preparation.Ready(PreparedPack.open(kept, pack.manifest()));
            }
        };
    }

    private static void move(Path assembled, Path kept) throws IOException {
        try {
            Files.move(assembled, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was first. Its rows are the ones that count.
            if (!Files.isDirectory(kept)) {
                throw e;
            }
        }
    }

    /** Empty when there is nothing, or something damaged, which drawing again mends. */
    private static Optional<PreparedPack> open(Path kept, Manifest manifest) throws IOException {
        if (!Files.isDirectory(kept)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PreparedPack.open(kept, manifest));
        } catch (DamagedPackException e) {
            FolderRemoval.remove(kept);
            return Optional.empty();
        }
    }

    /** The raw data and the secret that drives the draw. */
    private ReadOnlyInput input(Pack pack, Path scratch) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("in"));
        FolderCopy.copy(pack.raw(), folder);
        Manifest manifest = pack.manifest();
        Files.writeString(folder.resolve(PrepareSecret.FILE), home.packSecret(manifest.id(), manifest.version()));
        return new ReadOnlyInput(TreeDigest.of(folder), folder);
    }

    /** Image rebuilds do not count: a published version keeps its hidden rows for good. */
    private String key(Pack pack) {
        String parts = String.join(
                "\n", pack.digest(), home.secretName(), pack.manifest().image());
        return Digests.hex(parts.getBytes(StandardCharsets.UTF_8));
    }
}
