package dev.assay.grader.cli;

import dev.assay.grader.grading.Report;
import dev.assay.grader.grading.ReportJson;
import dev.assay.grading.Progress;
import dev.assay.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.json.JsonMapper;

/** How a command that grades reports: prose, or one JSON document alone on standard output; progress beside it. */
final class Output {
    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Steps as they begin, on standard error. */
    Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        return step -> err.println("… " + step.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    void report(Pack pack, Report report, Path home) throws IOException {
        report.diagnostics().forEach(line -> spec.commandLine().getErr().println("assay: " + line));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(pretty(ReportJson.of(report)));
            return;
        }
        Path receipt = store(report, home);
        out.print(new Prose(pack, report).text());
        out.println("Receipt: " + receipt + "  (check it with 'assay receipt verify')");
        out.flush();
    }

    private static Path store(Report report, Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("receipts"));
        String finished = report.receipt().path("times").path("finished").asString("");
        String name =
                finished.replaceAll("[^0-9TZ]", "") + "-" + report.judgement().verdict() + ".json";
        return Files.writeString(folder.resolve(name), pretty(report.receipt()));
    }

    private static String pretty(Object document) {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
