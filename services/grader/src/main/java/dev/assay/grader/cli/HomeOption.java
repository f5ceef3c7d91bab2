package dev.assay.grader.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the command keeps what must outlive it. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where the installation secret, the receipt key and prepared packs are kept."
                    + " Default: $ASSAY_HOME/cli, else ~/.local/share/assay.")
    private @Nullable Path home;

    Path path() {
        if (home != null) {
            return home;
        }
        return Optional.ofNullable(System.getenv("ASSAY_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "cli"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "assay"));
    }
}
