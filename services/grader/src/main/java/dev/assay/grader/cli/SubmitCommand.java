package dev.assay.grader.cli;

import dev.assay.grading.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Hands a submission in. */
@Command(
        name = "submit",
        description = {
            "Hands a submission in at a server and waits for its verdict.",
            "",
            "PATH is a folder, which is packed first, or a zip or tar.gz. Repeating the command with the same files after"
                    + " a lost connection does not hand in twice.",
            "",
            "Exit code 0: scored; 1: the candidate's fault; 2: usage, such as a wrong token; 3: the assessment's fault;"
                    + " 4: the server or the network."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay submit --server http://localhost:8080 --token-file token --attempt 0197... my-solution/")
final class SubmitCommand implements Callable<Integer> {
    private static final Executor A_SECOND_LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    @Option(names = "--server", required = true, paramLabel = "URL", description = "Address of the server.")
    @SuppressWarnings("NullAway.Init")
    private URI server;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "File with the API token. Not an argument, because others can read those.")
    @SuppressWarnings("NullAway.Init")
    private Path tokenFile;

    @Option(names = "--attempt", required = true, paramLabel = "ID", description = "The attempt to submit to.")
    @SuppressWarnings("NullAway.Init")
    private String attempt;

    @Option(names = "--no-wait", description = "Return when the server has confirmed the upload.")
    private boolean noWait;

    @Parameters(paramLabel = "PATH", description = "Folder, zip or tar.gz.")
    @SuppressWarnings("NullAway.Init")
    private Path submission;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(submission)) {
            throw new CommandFailure(ExitCode.USAGE, submission + " does not exist");
        }
        if (!Files.isRegularFile(tokenFile)) {
            throw new CommandFailure(ExitCode.USAGE, tokenFile + " is no file; put the API token into one");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (PackedSubmission packed = PackedSubmission.of(submission);
                ServerConnection connection =
                        new ServerConnection(server, Files.readString(tokenFile).strip())) {
            PrintWriter err = spec.commandLine().getErr();
            JsonNode receipt = connection.submit(attempt, packed, done -> err.println("… uploaded " + done + " %"));
            out.println("Received " + receipt.path("submissionId").asString("") + ": "
                    + receipt.path("bytes").asLong(0) + " bytes, SHA-256 "
                    + receipt.path("sha256").asString(""));
            return noWait
                    ? ExitCode.SCORED.code()
                    : await(connection, receipt.path("submissionId").asString(""));
        }
    }

    private int await(ServerConnection connection, String id) {
        PrintWriter err = spec.commandLine().getErr();
        String shown = "";
        JsonNode grading = grading(connection, id);
        while (open(grading)) {
            String now = words(grading.path("state").asString("")) + ": "
                    + words(grading.path("step").asString(""));
            if (!now.equals(shown)) {
                err.println("… " + now);
                shown = now;
            }
            grading = CompletableFuture.supplyAsync(() -> grading(connection, id), A_SECOND_LATER)
                    .join();
        }
        return tell(grading);
    }

    private int tell(JsonNode grading) {
        PrintWriter out = spec.commandLine().getOut();
        String verdict = grading.path("verdict").asString(Verdict.PLATFORM_ERROR.name());
        out.println("Verdict: " + verdict);
        if (grading.path("points").isNumber()) {
            out.println("Points: " + grading.path("points").asDouble(0) + " of 100");
        }
        out.println(grading.path("message").asString("Grading failed for a reason that is not yours."));
        return ExitCode.of(Verdict.valueOf(verdict)).code();
    }

    /** Managers are told of all gradings, candidates of the one that stands. */
    private static JsonNode grading(ServerConnection connection, String id) {
        JsonNode view = connection.submission(id);
        return view.has("current") ? view.path("current") : view;
    }

    private static boolean open(JsonNode grading) {
        String state = grading.path("state").asString("");
        return !state.equals("DONE") && !state.equals("PLATFORM_ERROR");
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
