package dev.assay.checks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the command line, to its end.
 *
 * @param output all of standard output
 * @param errors all of standard error
 */
record CommandLine(int exitCode, String output, String errors) {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    static CommandLine run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(Service.java("grader", "dev.assay.grader.cli.Assay"));
        command.addAll(arguments);
        Path output = Files.createTempFile("assay", ".out");
        Path errors = Files.createTempFile("assay", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!Command.ended(process, PATIENCE)) {
                process.destroyForcibly();
                throw new IllegalStateException(arguments + " did not end: " + Files.readString(errors));
            }
            return new CommandLine(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
