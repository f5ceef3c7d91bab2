package dev.assay.grader.cli;

import dev.assay.grader.grading.Preparation;
import dev.assay.pack.Pack;
import dev.assay.pack.hidden.Checksums;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a pack's hidden data ahead of the first grading. */
@Command(
        name = "prepare",
        description = {
            "Draws the hidden data of a pack with this installation's secret and proves that the split is sound.",
            "",
            "Done once for a version of a pack; 'assay grade' does it by itself where it is still to do. The hidden data"
                    + " stays in --home."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay pack prepare packs/flight-delay")
final class PackPrepareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder that holds pack.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Pack pack = Packs.load(folder);
        PrintWriter out = spec.commandLine().getOut();
        try (Workbench workbench = Workbench.open(home.path())) {
            spec.commandLine().getErr().println("… preparing " + pack.manifest().id());
            return switch (workbench
                    .grader()
                    .prepare(pack, workbench.newScratch().newFolder())) {
                case Preparation.Ready(var prepared) -> {
                    Checksums sums = prepared.checksums();
                    out.println("Prepared " + sums.packId() + " " + sums.packVersion() + ": "
                            + prepared.truth().size() + " hidden rows.");
                    out.println("  public    " + sums.digests().publicDigest());
                    out.println("  features  " + sums.digests().featuresDigest());
                    out.println("  labels    " + sums.digests().labelsDigest());
                    yield ExitCode.SCORED.code();
                }
                case Preparation.Unusable unusable ->
                    throw new CommandFailure(ExitCode.ASSESSMENT, String.join("\n", unusable.reasons()));
                case Preparation.EngineFailed failed -> throw new CommandFailure(ExitCode.PLATFORM, failed.reason());
            };
        }
    }
}
