package dev.assay.pack.hidden;

import dev.assay.pack.Folders;
import dev.assay.pack.Manifest;
import dev.assay.pack.Pack;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import dev.assay.pack.hidden.PrepareDefect.Invariant;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns what a prepare run left into prepared data: unpacks it, proves the invariants of the split, lays it out and
 * moves it into place in one step.
 *
 * <pre>
 * public/            what candidates get
 * smoke/             /in of a smoke run: public files and features of public rows
 * smoke_labels.csv   labels of those rows, public knowledge
 * hidden/in/         /in of a hidden run: public files and features of hidden rows
 * hidden/labels.csv  never mounted; a pack's own scorer gets a copy of its rows
 * checksums.json
 * </pre>
 */
public final class PreparedPackAssembler {

    /** Files that a prepare run leaves in {@code /out}. */
    public static final List<String> OUTPUTS = List.of("public.tar", "features.tar", "labels.csv", "train_labels.csv");

    private static final long MIB = 1024 * 1024;

    private final Pack pack;

    /** An assembler of one pack's data. */
    public PreparedPackAssembler(Pack pack) {
        this.pack = pack;
    }

    /**
     * Assembles.
     *
     * @param collected folder with the files of {@link #OUTPUTS}
     * @param target folder to make; where it exists already, it is opened and left as it is. Its parent must exist, and
     *     must be readable to nobody but the grader
     * @throws IOException when a disk fails; what the prepare program got wrong is in the outcome
     */
    public PrepareOutcome assemble(Path collected, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return new PrepareOutcome.Prepared(PreparedPack.open(target, pack.manifest()));
        }
        var missing = missing(collected);
        if (!missing.isEmpty()) {
            return new PrepareOutcome.Defective(missing);
        }
        var parent = target.toAbsolutePath().getParent();
        var work = Files.createTempDirectory(parent, ".preparing-");
        try {
            return assembleIn(work, collected, target);
        } finally {
            Folders.delete(work);
        }
    }

    private static List<PrepareDefect> missing(Path collected) {
        return OUTPUTS.stream()
                .filter(name -> !Files.isRegularFile(collected.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .map(name ->
                        new PrepareDefect(Invariant.FILES, "prepare left no ordinary file /out/" + name + "; write it"))
                .toList();
    }

    private PrepareOutcome assembleIn(Path work, Path collected, Path target) throws IOException {
        var unpacked = Files.createDirectory(work.resolve("unpacked"));
        var smoke = unpacked.resolve("smoke");
        var hidden = unpacked.resolve("hidden");
        var defects = new ArrayList<PrepareDefect>();
        defects.addAll(unpack(collected.resolve("public.tar"), smoke, publicNames()));
        defects.addAll(unpack(
                collected.resolve("features.tar"),
                hidden,
                Set.of(pack.manifest().data().features())));
        if (!defects.isEmpty()) {
            return new PrepareOutcome.Defective(defects);
        }
        var proof = new PrepareProof(pack.manifest(), smoke, hidden, collected);
        defects.addAll(proof.defects());
        if (!defects.isEmpty()) {
            return new PrepareOutcome.Defective(defects);
        }
        var layout = Files.createDirectory(work.resolve("layout"));
        lay(smoke, hidden, collected.resolve(PreparedPack.LABELS), layout);
        var manifest = pack.manifest();
        Checksums.of(layout, manifest, pack.digest(), proof.classes()).write(layout);
        move(layout, target);
        return new PrepareOutcome.Prepared(PreparedPack.open(target, manifest));
    }

    private Set<String> publicNames() {
        var names = new HashSet<String>();
        names.add(pack.manifest().data().features());
        names.add(PreparedPack.SMOKE_LABELS);
        pack.manifest().data().publicFiles().forEach(file -> names.add(file.file()));
        return names;
    }

    private List<PrepareDefect> unpack(Path tar, Path into, Set<String> expected) throws IOException {
        long bytes = pack.manifest().data().prepareLimits().outputMiB() * MIB;
        var limits = new ArchiveLimits(bytes + MIB, expected.size() + 1, bytes, bytes, 1, bytes, 1, 100);
        var name = tar.getFileName();
        return switch (new ArchiveReader(limits).unpack(tar, into)) {
            case UnpackOutcome.Refused refused ->
                List.of(new PrepareDefect(Invariant.FILES, "/out/" + name + ": " + refused.message()));
            case UnpackOutcome.Unpacked ignored -> unexpected(name.toString(), into, expected);
        };
    }

    private static List<PrepareDefect> unexpected(String tar, Path folder, Set<String> expected) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.add(file.getFileName().toString()));
        }
        var defects = new ArrayList<PrepareDefect>();
        for (var name : new TreeSet<>(expected)) {
            if (!found.remove(name)) {
                defects.add(new PrepareDefect(Invariant.FILES, "/out/" + tar + " lacks " + name + "; add it"));
            }
        }
        if (!found.isEmpty()) {
            defects.add(new PrepareDefect(
                    Invariant.FILES,
                    "/out/" + tar + " holds " + found.size()
                            + " file(s) that the manifest does not name; it must hold exactly "
                            + String.join(", ", new TreeSet<>(expected))));
        }
        return defects;
    }

    private void lay(Path smoke, Path hidden, Path labels, Path layout) throws IOException {
        var publicFolder = Files.createDirectory(layout.resolve("public"));
        var smokeFolder = Files.createDirectory(layout.resolve("smoke"));
        var hiddenFolder = Files.createDirectory(layout.resolve("hidden"));
        var inFolder = Files.createDirectory(hiddenFolder.resolve("in"));
        for (Manifest.PublicFile file : pack.manifest().data().publicFiles()) {
            for (var folder : List.of(publicFolder, smokeFolder, inFolder)) {
                Files.copy(smoke.resolve(file.file()), folder.resolve(file.file()));
            }
        }
        var features = pack.manifest().data().features();
        Files.copy(smoke.resolve(features), smokeFolder.resolve(features));
        Files.copy(smoke.resolve(PreparedPack.SMOKE_LABELS), layout.resolve(PreparedPack.SMOKE_LABELS));
        Files.copy(hidden.resolve(features), inFolder.resolve(features));
        Files.copy(labels, hiddenFolder.resolve(PreparedPack.LABELS));
        restrict(hiddenFolder);
    }

    private static void restrict(Path hidden) throws IOException {
        try (var walk = Files.walk(hidden)) {
            for (var path : (Iterable<Path>) walk::iterator) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }

    private static void move(Path layout, Path target) throws IOException {
        try {
            Files.move(layout, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another run may have prepared the same data meanwhile; both are equal, since prepare is deterministic.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
