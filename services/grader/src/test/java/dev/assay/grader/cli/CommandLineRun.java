package dev.assay.grader.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command printed and how it ended. */
record CommandLineRun(int exitCode, String out, String err) {

    /** Runs a command in this process. */
    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Assay.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    static CommandLineRun grade(Path pack, Path submission, Path home, String... more) {
        List<String> arguments = List.of(
                "grade", "--pack", pack.toString(), "--submission", submission.toString(), "--home", home.toString());
        return of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** Standard output, which must be one JSON document and nothing else. */
    JsonNode json() {
        return new JsonMapper().readTree(out);
    }
}
