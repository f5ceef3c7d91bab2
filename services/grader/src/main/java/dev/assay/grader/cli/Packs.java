package dev.assay.grader.cli;

import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Loads packs for commands. */
final class Packs {
    private Packs() {}

    /**
     * The pack in a folder.
     *
     * @throws CommandFailure when there is none or it is invalid
     */
    static Pack load(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, folder + " is no folder; name the folder that holds pack.yaml");
        }
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded(Pack pack) -> pack;
            case PackOutcome.Invalid invalid ->
                throw new CommandFailure(
                        ExitCode.ASSESSMENT,
                        "the pack in " + folder + " is invalid:\n"
                                + invalid.errors().stream()
                                        .map(error -> "  " + error)
                                        .collect(Collectors.joining("\n")));
        };
    }
}
