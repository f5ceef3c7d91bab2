package dev.assay.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded mutations of valid files: the reader answers, whatever the bytes are. */
class PredictionsReaderFuzzTest {
    private static final int FILES = 4_000;
    private static final int ROWS = 12;
    private static final List<String> CLASSES = List.of("a", "b", "ü");
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
    @Timeout(60)
    void everyMutationIsAcceptedOrRejected(TargetKind kind) throws IOException {
        Truth truth = truth(kind);
        PredictionFormat format = new PredictionFormat("id", "prediction", kind, truth.classes());
        SplittableRandom random = new SplittableRandom(kind.name().hashCode());
        int accepted = 0;
        for (int file = 0; file < FILES; file++) {
            byte[] bytes = mutated(valid(truth, random), random);
            switch (PredictionsReader.read(new ByteArrayInputStream(bytes), format, truth)) {
                case ReadOutcome.Accepted(Predictions predictions) -> {
                    accepted++;
                    assertThat(predictions.size()).isEqualTo(ROWS);
                    assertThat(predictions.values()).doesNotContain(Double.NaN);
                }
                case ReadOutcome.Rejected(String message, var _) ->
                    assertThat(message).matches("[ -~]{20,200}");
            }
        }
        assertThat(accepted).isBetween(FILES / 50, FILES / 2);
    }

    private static Truth truth(TargetKind kind) {
        double[] values = new double[ROWS];
        return switch (kind) {
            case PROBABILITY -> Truth.binary(Rows.ids(ROWS), values);
            case NUMBER -> Truth.numbers(Rows.ids(ROWS), values);
            case CLASS ->
                Truth.classes(
                        Rows.ids(ROWS),
                        IntStream.range(0, ROWS).mapToObj(row -> "a").toList(),
                        CLASSES);
        };
    }

    private static String valid(Truth truth, SplittableRandom random) {
        return truth.ids().stream()
                .map(id -> "%s,%s,note".formatted(id, value(truth.kind(), random)))
                .collect(Collectors.joining("\n", "id,prediction,note\n", "\n"));
    }

    private static String value(TargetKind kind, SplittableRandom random) {
        return switch (kind) {
            case PROBABILITY -> Double.toString(random.nextDouble());
            case NUMBER -> Double.toString(random.nextDouble() * 1e9 - 5e8);
            case CLASS -> CLASSES.get(random.nextInt(CLASSES.size()));
        };
    }

    private static byte[] mutated(String valid, SplittableRandom random) {
        byte[] bytes = valid.getBytes(UTF_8);
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
