package dev.assay.pack.archive;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Copies a folder under the rules of archives, following no link. */
final class FolderReader {

    private final ArchiveLimits limits;
    private final TreeWriter writer;

    FolderReader(ArchiveLimits limits, TreeWriter writer) {
        this.limits = limits;
        this.writer = writer;
    }

    void copy(Path source) throws IOException, RefusedException {
        copy(source, "");
    }

    private void copy(Path folder, String prefix) throws IOException, RefusedException {
        for (var child : children(folder)) {
            var path = prefix + child.getFileName();
            var name = EntryName.of(path, limits);
            var attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                throw new RefusedException(
                        Reason.LINK, "'" + Words.shown(path) + "' is a symbolic link; put a copy of the file there");
            }
            if (attributes.isDirectory()) {
                writer.folder(name);
                copy(child, path + "/");
            } else if (attributes.isRegularFile()) {
                try (InputStream in = Files.newInputStream(child, LinkOption.NOFOLLOW_LINKS)) {
                    writer.file(name, in::read);
                }
            } else {
                throw new RefusedException(
                        Reason.SPECIAL_FILE, "'" + Words.shown(path) + "' is no ordinary file or folder; remove it");
            }
        }
    }

    private List<Path> children(Path folder) throws IOException, RefusedException {
        var children = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (var child : stream) {
                children.add(child);
                if (children.size() > limits.entries()) {
                    throw new RefusedException(
                            Reason.TOO_MANY_ENTRIES,
                            "more than " + limits.entries() + " files and folders; remove some");
                }
            }
        }
        children.sort(null);
        return children;
    }
}
