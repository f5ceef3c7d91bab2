package dev.assay.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submissions that try to carry hidden values out, on a pack whose hidden values are easy to recognise. */
final class CanaryTest {
    private static final Path PACK = Path.of("src/test/resources/packs/canary");
    private static final String HIDDEN_FEATURE = "8675309";
    private static final String HIDDEN_LABEL = "31337";

    private static final String READ = """
            import csv, sys
            rows = list(csv.DictReader(open("/in/test.csv")))
            hidden = "8675309" in open("/in/test.csv").read()
            everything = open("/in/test.csv").read()
            """;
    private static final String PREDICT = """
            out = open("/out/predictions.csv", "w")
            print("id,prediction", file=out)
            for row in rows:
                print(row["id"], PREDICTION, sep=",", file=out)
            """;

    @TempDir
    private static Path home;

    @TempDir
    private Path submission;

    @BeforeAll
    static void theCanariesAreReallyThere() throws Exception {
        CommandLineRun.of("pack", "prepare", PACK.toString(), "--home", home.toString());
        try (var files = Files.walk(home.resolve("prepared"))) {
            StringBuilder hidden = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hidden.append(Files.readString(file));
            }
            assertThat(hidden).contains(HIDDEN_FEATURE, HIDDEN_LABEL);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    prints what it reads         | SCORED              | print(everything); print(everything, file=sys.stderr)      | 0
                    fails with what it reads     | RUNTIME_ERROR       | if hidden: raise ValueError(everything)                    | 0
                    names a module like it       | RUNTIME_ERROR       | if hidden: __import__("m" + rows[0]["x"].replace(".", "")) | 0
                    exits with a part of it      | RUNTIME_ERROR       | if hidden: sys.exit(int(rows[0]["x"][:7]) % 250)           | 0
                    predicts text with it        | INVALID_PREDICTIONS | pass                                                       | 0 if not hidden else "x" + row["x"]
                    leaves other files           | SCORED              | open("/out/" + rows[0]["x"], "w").write(everything)        | 0
                    """)
    void nothingHiddenReachesACandidate(String what, String verdict, String trick, String prediction) throws Exception {
        Files.writeString(
                submission.resolve("predict.py"), READ + trick + "\n" + PREDICT.replace("PREDICTION", prediction));

        CommandLineRun json = CommandLineRun.grade(PACK, submission, home, "--json");
        CommandLineRun prose = CommandLineRun.grade(PACK, submission, home);

        assertThat(json.json().path("verdict").asString()).isEqualTo(verdict);
        for (String shown : new String[] {json.out(), json.err(), prose.out(), prose.err()}) {
            assertThat(shown).doesNotContain(HIDDEN_FEATURE, HIDDEN_LABEL + "0.", HIDDEN_LABEL + "1.");
        }
        assertThat(json.json().path("message").asString()).doesNotContain(HIDDEN_FEATURE, HIDDEN_LABEL);
    }

    @Test
    void aSubmissionThatLooksEverywhereFindsNoLabel() {
        Path search = Path.of("src/test/resources/submissions/search");
        CommandLineRun run = CommandLineRun.grade(PACK, search, home, "--json");
        assertThat(run.json().path("verdict").asString()).as(run.out()).isEqualTo("SCORED");
    }

    @Test
    void noFileThatOthersCanReadHoldsHiddenValues() throws Exception {
        CommandLineRun.grade(PACK, PACK.resolve("baseline"), home);
        assertThat(Files.getPosixFilePermissions(home.resolve("prepared"))).hasSize(3);
        try (var receipts = Files.list(home.resolve("receipts"))) {
            for (Path receipt : receipts.toList()) {
                assertThat(Files.readString(receipt)).doesNotContain(HIDDEN_FEATURE, HIDDEN_LABEL + "0.");
            }
        }
    }
}
