package dev.assay.grader.cli;

import dev.assay.sandbox.SandboxUnavailableException;
import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.table.InvalidTableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
        name = "assay",
        description = {
            "Grades machine-learning submissions on hidden data, in a sandbox, on this machine.",
            "",
            "A pack is a folder that defines an assessment. A submission is a folder, zip or tar.gz with code that"
                    + " reads /in and writes /out/predictions.csv."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Assay.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PackCommand.class,
            GradeCommand.class,
            RegradeCommand.class,
            SubmitCommand.class,
            ReceiptCommand.class,
            MetricsCommand.class,
            ScoreCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:scored, or done without a fault",
            "1:the candidate's fault: the submission was refused or its run failed; or a check did not pass",
            "2:usage: the command line is wrong, or a file that it names",
            "3:the assessment's fault: the pack is invalid or cannot be prepared",
            "4:the platform's fault: the container engine, the disk or the server"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay grade --pack packs/flight-delay --submission my-solution/",
            "  assay grade --pack packs/flight-delay --submission solution.zip --json > report.json",
            "  assay receipt verify report.json",
            "  assay pack check packs/flight-delay",
            "  assay metrics explain roc_auc",
            "  assay score --metric roc_auc --truth truth.csv --predictions predictions.csv",
            "",
            "'assay help COMMAND' tells more about a command."
        })
public final class Assay {

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // The libraries' logging has no reader here; what the user must know is said by the commands.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its error handling; tests run it in their own process. */
    public static CommandLine commandLine() {
        return new CommandLine(new Assay())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Assay::explain);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case CommandFailure known -> say(err, known.exitCode(), known.getMessage());
            case InvalidMetricException unknown -> say(err, ExitCode.USAGE, unknown.getMessage());
            case InvalidTableException invalid -> say(err, ExitCode.USAGE, invalid.getMessage());
            case SandboxUnavailableException unavailable -> say(err, ExitCode.PLATFORM, unavailable.getMessage());
            case UncheckedIOException unreadable -> say(err, ExitCode.PLATFORM, describe(unreadable.getCause()));
            case IOException unreadable -> say(err, ExitCode.PLATFORM, describe(unreadable));
            // A bug: its place is worth more than a tidy message.
            default -> throw failure;
        };
    }

    private static int say(PrintWriter err, ExitCode exitCode, @Nullable String message) {
        err.println("assay: " + message);
        return exitCode.code();
    }

    private static String describe(@Nullable IOException failure) {
        if (failure == null) {
            return "a file could not be read or written";
        }
        String kind = failure.getClass().getSimpleName().replace("Exception", "");
        String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words + ": " + failure.getMessage();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"assay " + number()};
        }

        static String number() {
            String version = Assay.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
