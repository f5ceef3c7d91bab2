package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {
    /** What an empty Java machine with the catalogue of metrics takes. */
    private static final int BASE_MEGABYTES = 12;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void filesOfGigabytesAreRefusedAfterTheFirstBytes() throws IOException, InterruptedException {
        List<String> lines = run(BASE_MEGABYTES, HostileStreams.class);
        assertThat(lines).hasSize(16).allSatisfy(line -> {
            String[] parts = line.split("\t", -1);
            assertThat(Long.parseLong(parts[1])).isLessThanOrEqualTo(3 << 16);
            assertThat(parts[2])
                    .matches("(predictions\\.csv, header|Header, line 1), column \\d+: .*"
                            + "|(predictions\\.csv, row|Row) \\d+ \\(line \\d+\\), column (\\d+|\"id\"|\"prediction\"): .*"
                            + "|.*EMPTY_LINES.*");
        });
    }

    /** In the proportion of ten million rows to a gigabyte. */
    @Test
    @Timeout(240)
    void rowsTakeAHundredBytesEachWhateverTheirOrder() throws IOException, InterruptedException {
        int rows = 300_000;
        int megabytes = BASE_MEGABYTES + (int) (rows * 1e3 / 10_000_000);
        assertThat(run(megabytes, ManyRows.class, Integer.toString(rows))).containsExactly("1.0", "true");
    }

    private List<String> run(int megabytes, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(megabytes),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        java.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(java).redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readAllLines(output, UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
