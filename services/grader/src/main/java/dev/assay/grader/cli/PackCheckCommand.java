package dev.assay.grader.cli;

import dev.assay.grader.grading.PackTrial;
import dev.assay.grader.grading.ReportJson;
import dev.assay.pack.Pack;
import dev.assay.pack.check.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries a pack out. */
@Command(
        name = "check",
        description = {
            "Tells whether a pack can be relied on.",
            "",
            "Reads the manifest, prepares the data twice and proves the split, grades baseline/, reference/ and attack/"
                    + " (which gets the raw data in /app/raw), and looks for leaks: order, ids, single features,"
                    + " duplicates, lookups. Takes minutes.",
            "",
            "Exit code 0: nothing failed, warnings aside; 3: the pack has a fault; 4: it could not be tried here."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assay pack check packs/flight-delay", "  assay pack check packs/flight-delay --json > check.json"})
final class PackCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder that holds pack.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Pack pack = Packs.load(folder);
        PrintWriter err = spec.commandLine().getErr();
        try (Workbench workbench = Workbench.open(home.path())) {
            PackTrial trial =
                    new PackTrial(workbench.grader(), pack, workbench.newScratch(), words -> err.println("… " + words));
            PackTrial.Result result = trial.run();
            if (result.platformFault().isPresent()) {
                throw new CommandFailure(
                        ExitCode.PLATFORM, result.platformFault().get());
            }
            spec.commandLine().getOut().println(json ? document(pack, result) : prose(pack, result));
            return (result.passed() ? ExitCode.SCORED : ExitCode.ASSESSMENT).code();
        }
    }

    private static String prose(Pack pack, PackTrial.Result result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%n%s %s%n%n",
                pack.manifest().id(),
                pack.manifest().version()));
        for (Finding finding : result.findings()) {
            String measured = finding.measured().entrySet().stream()
                    .map(number -> number.getKey() + " " + shown(number.getValue()))
                    .collect(Collectors.joining(", "));
            text.append(String.format(
                    Locale.ROOT,
                    "  %-8s %-24s %s%s%n",
                    finding.status(),
                    finding.name(),
                    finding.message().replace("\n", "\n" + " ".repeat(36)),
                    measured.isEmpty() ? "" : "  (" + measured + ")"));
        }
        long failed = count(result, Finding.Status.FAILED);
        return text.append(String.format(
                        Locale.ROOT,
                        "%n%d checks: %d passed, %d warnings, %d failed",
                        result.findings().size(),
                        count(result, Finding.Status.PASSED),
                        count(result, Finding.Status.WARNING),
                        failed))
                .toString();
    }

    private static long count(PackTrial.Result result, Finding.Status status) {
        return result.findings().stream()
                .filter(finding -> finding.status() == status)
                .count();
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String document(Pack pack, PackTrial.Result result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("pack", pack.manifest().id())
                .put("version", pack.manifest().version())
                .put("passed", result.passed());
        ArrayNode findings = document.putArray("findings");
        for (Finding finding : result.findings()) {
            ObjectNode node = findings.addObject()
                    .put("name", finding.name())
                    .put("status", finding.status().name())
                    .put("message", finding.message());
            finding.measured().forEach(node.putObject("measured")::put);
        }
        ObjectNode reports = document.putObject("gradings");
        result.reports().forEach((name, report) -> reports.set(name, ReportJson.of(report)));
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
