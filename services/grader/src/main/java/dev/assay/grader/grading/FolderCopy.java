package dev.assay.grader.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies folders of our own making or that were checked before: plain files and folders. */
public final class FolderCopy {
    private FolderCopy() {}

    /** Copies everything in a folder into another one that exists. */
    public static void copy(Path source, Path target) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(source)) {
            paths = walk.skip(1).toList();
        }
        for (Path path : paths) {
            Path copied = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copied);
            } else {
                Files.copy(path, copied);
            }
        }
    }
}
