package dev.assay.bench;

import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The least that a submission can do: read nothing, write one small file. */
record TrivialSubmission(Path code, Path input) {
    static final List<String> COMMAND = List.of("python3", "/app/predict.py");

    static TrivialSubmission in(Path folder) throws IOException {
        Path code = Files.createDirectories(folder.resolve("code"));
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(
                code.resolve("predict.py"), "open('/out/predictions.csv', 'w').write('id,prediction\\na,0.5\\n')\n");
        Files.writeString(input.resolve("test.csv"), "id\na\n");
        return new TrivialSubmission(code, input);
    }

    SandboxPolicy policy(String image) {
        var limits = new SandboxPolicy.Limits(30, 60, 256L << 20, 64, 16L << 20, 100, 1 << 16, 1);
        return new SandboxPolicy(
                image,
                COMMAND,
                Map.of(),
                limits,
                List.of(new SandboxPolicy.ExpectedOutput("predictions.csv", 16L << 20)));
    }

    ReadOnlyInput readOnlyInput() {
        return new ReadOnlyInput("%064x".formatted(1), input);
    }
}
