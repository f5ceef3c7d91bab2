package dev.assay.grader.cli;

import dev.assay.grader.grading.GradingRequest;
import dev.assay.grader.grading.Report;
import dev.assay.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores stored predictions again. */
@Command(
        name = "regrade",
        description = "Scores stored predictions of the hidden rows again, with the scorer of today; no code runs.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay regrade --pack packs/flight-delay --predictions predictions.csv")
final class RegradeCommand implements Callable<Integer> {
    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Folder that holds pack.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path pack;

    @Option(names = "--predictions", required = true, paramLabel = "FILE", description = "CSV of a hidden run.")
    @SuppressWarnings("NullAway.Init")
    private Path predictions;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(predictions)) {
            throw new CommandFailure(ExitCode.USAGE, predictions + " is no file");
        }
        Pack loaded = Packs.load(pack);
        try (Workbench workbench = Workbench.open(home.path())) {
            var request = new GradingRequest(
                    loaded, predictions, workbench.newScratch().newFolder(), 1);
            Report report = workbench.grader().rescore(request, output.progress());
            output.report(loaded, report, home.path());
            return ExitCode.of(report.judgement().verdict()).code();
        }
    }
}
