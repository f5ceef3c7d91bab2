package dev.assay.grader.cli;

import dev.assay.grader.grading.GradingRequest;
import dev.assay.grader.grading.Report;
import dev.assay.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grades one submission on this machine. */
@Command(
        name = "grade",
        description = {
            "Grades a submission against a pack on this machine; no server and no database are needed.",
            "",
            "The code runs twice in a sandbox without a network: on public rows (smoke run), then on hidden rows. What"
                    + " it writes to /out/predictions.csv is scored. The first grading against a pack draws its hidden"
                    + " data, which takes longer.",
            "",
            "Exit code 0: scored; 1: the candidate's fault; 2: usage; 3: the assessment's fault; 4: the platform's."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay grade --pack packs/flight-delay --submission packs/flight-delay/baseline",
            "  assay grade --pack packs/flight-delay --submission solution.tar.gz --json > report.json"
        })
final class GradeCommand implements Callable<Integer> {
    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Folder that holds pack.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path pack;

    @Option(
            names = "--submission",
            required = true,
            paramLabel = "PATH",
            description = "Folder, zip or tar.gz with the code; a CSV file where the pack asks for predictions only.")
    @SuppressWarnings("NullAway.Init")
    private Path submission;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Also keep what was predicted for the hidden rows, for 'assay regrade'.")
    private @Nullable Path predictions;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(submission)) {
            throw new CommandFailure(ExitCode.USAGE, submission + " does not exist");
        }
        Pack loaded = Packs.load(pack);
        try (Workbench workbench = Workbench.open(home.path())) {
            var request = new GradingRequest(
                    loaded, submission, workbench.newScratch().newFolder(), 1);
            Report report = workbench.grader().grade(request, output.progress());
            if (predictions != null && report.predictions().isPresent()) {
                Files.copy(report.predictions().get(), predictions, StandardCopyOption.REPLACE_EXISTING);
            }
            output.report(loaded, report, home.path());
            return ExitCode.of(report.judgement().verdict()).code();
        }
    }
}
