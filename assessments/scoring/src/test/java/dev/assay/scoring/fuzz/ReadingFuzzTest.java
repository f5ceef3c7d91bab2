package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.TargetKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded mutations of valid files, and the corpus that the fuzzer starts from. */
class ReadingFuzzTest {
    private static final int FILES = 3_000;
    private static final List<String> TOKENS = List.of(
            "\"",
            "\"\"",
            ",",
            "\n",
            "\r",
            "\r\n",
            "\u0000",
            "\uFEFF",
            "NaN",
            "1e999",
            "-0",
            "é",
            "h3",
            "id",
            "0x1p3",
            "99999999999999999999",
            "prediction",
            "\n\n\n",
            ",,,,,,,,",
            "e",
            ".",
            "-");

    @ParameterizedTest
    @EnumSource(TargetKind.class)
    @Timeout(120)
    void everyMutationIsJudgedAsAPlainReaderJudgesIt(TargetKind kind) throws IOException {
        SplittableRandom random = new SplittableRandom(kind.name().hashCode());
        int accepted = 0;
        for (int file = 0; file < FILES; file++) {
            byte[] bytes = mutated(valid(kind, random), random);
            accepted += ReadingOracle.predictions(bytes, kind) ? 1 : 0;
            ReadingOracle.fuzzerTestOneInput(bytes);
        }
        assertThat(accepted).isBetween(FILES / 50, FILES / 2);
    }

    @Test
    void theCorpusIsJudgedAsAPlainReaderJudgesIt() throws IOException, URISyntaxException {
        Path corpus = Path.of(Objects.requireNonNull(ReadingFuzzTest.class.getResource("corpus"))
                .toURI());
        try (Stream<Path> files = Files.list(corpus)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSizeGreaterThan(20);
            for (Path file : all) {
                ReadingOracle.fuzzerTestOneInput(Files.readAllBytes(file));
            }
        }
    }

    private static byte[] valid(TargetKind kind, SplittableRandom random) {
        return IntStream.range(0, ReadingOracle.ROWS)
                .mapToObj(row -> "h%d,%s,note".formatted(row, value(kind, random)))
                .collect(Collectors.joining("\n", "id,prediction,note\n", "\n"))
                .getBytes(UTF_8);
    }

    private static String value(TargetKind kind, SplittableRandom random) {
        return switch (kind) {
            case PROBABILITY -> Double.toString(random.nextDouble());
            case NUMBER -> Double.toString(random.nextDouble() * 1e9 - 5e8);
            case CLASS -> ReadingOracle.CLASSES.get(random.nextInt(ReadingOracle.CLASSES.size()));
        };
    }

    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid;
        for (int mutations = random.nextInt(4); mutations >= 0; mutations--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(4));
            bytes = spliced(bytes, from, to, replacement(bytes, random));
        }
        return bytes;
    }

    private static byte[] replacement(byte[] bytes, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
            case 2 -> new byte[0];
            default -> {
                int start = random.nextInt(bytes.length);
                yield Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + random.nextInt(40)));
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] replacement) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(bytes, 0, from);
        spliced.writeBytes(replacement);
        spliced.write(bytes, to, bytes.length - to);
        spliced.write('\n');
        return spliced.toByteArray();
    }
}
