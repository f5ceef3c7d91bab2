package dev.assay.pack.archive;

import dev.assay.pack.Folders;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.TreeDigest.FileDigest;
import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes checked entries below one folder and counts what they cost. No link is ever made, so none can be followed. */
final class TreeWriter {

    private static final Set<String> MACOS_JUNK = Set.of("__MACOSX", ".DS_Store");
    private static final String FOLDER_MODE = "rwxr-xr-x";
    private static final String FILE_MODE = "rw-r--r--";

    private final ArchiveLimits limits;
    private final Path target;
    private final long contentBytes;
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<FileDigest> files = new ArrayList<>();
    private long bytes;

    /** One path that was written, under its folded form. */
    private record Node(String path, boolean folder) {}

    /** Where the content of one file comes from. */
    interface Content {
        /** Fills the buffer from its start; negative at the end. */
        int read(byte[] buffer) throws IOException, RefusedException;
    }

    /** A writer into an existing, empty folder. */
    TreeWriter(ArchiveLimits limits, Path target, long archiveSize) {
        this.limits = limits;
        this.target = target;
        this.contentBytes = limits.contentBytes(archiveSize);
    }

    void folder(EntryName name) throws IOException, RefusedException {
        folders(name.names());
    }

    void file(EntryName name, Content content) throws IOException, RefusedException {
        if (name.names().isEmpty()) {
            throw new RefusedException(Reason.BAD_NAME, "a file has no name; pack it again");
        }
        folders(name.names().subList(0, name.names().size() - 1));
        var known = register(name.names(), false);
        if (known) {
            throw new RefusedException(
                    Reason.COLLISION, "'" + Words.shown(name.path()) + "' is in the archive twice; keep one of them");
        }
        write(name, content);
    }

    private void folders(List<String> names) throws IOException, RefusedException {
        for (int depth = 1; depth <= names.size(); depth++) {
            if (!register(names.subList(0, depth), true)) {
                var folder = Files.createDirectory(resolve(String.join("/", names.subList(0, depth))));
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER_MODE));
            }
        }
    }

    /** Whether the same path was there before. */
    private boolean register(List<String> names, boolean folder) throws RefusedException {
        var path = String.join("/", names);
        var before = nodes.putIfAbsent(EntryName.folded(path), new Node(path, folder));
        if (before == null) {
            if (nodes.size() > limits.entries()) {
                throw new RefusedException(
                        Reason.TOO_MANY_ENTRIES,
                        "more than " + limits.entries()
                                + " files and folders; leave out data, caches and environments");
            }
            return false;
        }
        if (!before.path().equals(path) || before.folder() != folder) {
            throw new RefusedException(
                    Reason.COLLISION,
                    "'" + Words.shown(path) + "' and '" + Words.shown(before.path())
                            + "' are one name on some systems, or a file and a folder at once; rename one of them");
        }
        return true;
    }

    private Path resolve(String path) throws RefusedException {
        try {
            return target.resolve(path);
        } catch (InvalidPathException e) {
            throw new RefusedException(
                    Reason.BAD_NAME, "the name '" + Words.shown(path) + "' cannot be stored here; use plain letters");
        }
    }

    private void write(EntryName name, Content content) throws IOException, RefusedException {
        var path = name.path();
        var file = resolve(path);
        var digest = TreeDigest.sha256();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                bytes += read;
                checkBytes(path, size);
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE_MODE));
        files.add(new FileDigest(path, size, HexFormat.of().formatHex(digest.digest())));
    }

    private void checkBytes(String path, long size) throws RefusedException {
        if (size > limits.fileBytes()) {
            throw new RefusedException(
                    Reason.FILE_TOO_LARGE,
                    "'" + Words.shown(path) + "' holds more than " + limits.fileBytes() + " bytes; make it smaller");
        }
        if (bytes > limits.totalBytes()) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "the files hold more than " + limits.totalBytes()
                            + " bytes together; leave out what is not needed");
        }
        if (bytes > contentBytes) {
            throw new RefusedException(
                    Reason.TOO_COMPRESSED,
                    "'" + Words.shown(path) + "' grows more than " + limits.ratio()
                            + "-fold when it is unpacked; leave out such files");
        }
    }

    /** Ends the work. A lone top folder around the entry file goes away, with the clutter that macOS puts beside it. */
    UnpackOutcome finish(String entryFile) throws IOException, RefusedException {
        if (files.isEmpty()) {
            throw new RefusedException(Reason.EMPTY, "there is no file in it; pack your submission again");
        }
        var wrapper = wrapper(entryFile);
        if (!wrapper.isEmpty()) {
            unwrap(wrapper);
        }
        return new UnpackOutcome.Unpacked(nodes.size(), bytes, TreeDigest.of(files));
    }

    private String wrapper(String entryFile) {
        var tops = nodes.values().stream()
                .map(Node::path)
                .filter(path -> path.indexOf('/') < 0 && !MACOS_JUNK.contains(path))
                .toList();
        if (entryFile.isEmpty() || tops.size() != 1) {
            return "";
        }
        var inside = nodes.get(EntryName.folded(tops.getFirst() + "/" + entryFile));
        return inside != null && !inside.folder() ? tops.getFirst() : "";
    }

    private void unwrap(String wrapper) throws IOException {
        for (var junk : MACOS_JUNK) {
            Folders.delete(target.resolve(junk));
        }
        var moved = target.resolveSibling(target.getFileName() + ".unwrap");
        Files.move(target.resolve(wrapper), moved);
        Files.delete(target);
        Files.move(moved, target);
        var prefix = wrapper + "/";
        nodes.values().removeIf(node -> !node.path().startsWith(prefix));
        files.removeIf(file -> !file.path().startsWith(prefix));
        files.replaceAll(file -> new FileDigest(file.path().substring(prefix.length()), file.bytes(), file.sha256()));
        bytes = files.stream().mapToLong(FileDigest::bytes).sum();
    }
}
