package dev.assay.checks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What candidates upload. */
final class Archive {

    private Archive() {}

    /** The files of a folder as tar.gz. */
    static Path of(Path scratch, Path folder) throws IOException {
        Path file = Files.createTempFile(scratch, "work", ".tar.gz");
        Command.run(List.of("tar", "-czf", file.toString(), "-C", folder.toString(), "."));
        return file;
    }

    /** A predict.py and nothing else. */
    static Path ofProgram(Path scratch, String program) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "program");
        Files.writeString(folder.resolve("predict.py"), program);
        return of(scratch, folder);
    }
}
