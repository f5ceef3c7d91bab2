package dev.assay.scoring;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.scoring.ReadOutcome.Accepted;
import dev.assay.scoring.ReadOutcome.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsReaderTest {
    private static final List<String> SECTIONS = List.of("admin", "games", "élan, \"vital\"");
    private static final Truth BINARY = Rows.binary(0, 1, 1);
    private static final Truth NUMBERS = Rows.numbers(1, 2);
    private static final Truth CLASSES = Rows.classes(SECTIONS, "admin", "games");

    @Test
    void joinsByIdInAnyRowOrder() {
        assertThat(accepted("id,prediction\nh2,0.25\nh0,0\nh1,1\n")).containsExactly(0, 1, .25);
    }

    @Test
    void findsColumnsByNameAndIgnoresOthers() {
        assertThat(accepted("note,prediction,__proto__,id,note\n\"a\nb\",.5,x,h0,\n,5e-1,,h1,\né,+0.5,,h2,\n"))
                .containsExactly(.5, .5, .5);
    }

    @Test
    void acceptsByteOrderMarkCrlfQuotesEmptyLinesAndAMissingLastLineEnd() {
        assertThat(accepted("\uFEFF\"id\",prediction\r\n\r\nh0,\"0.1\"\r\n\"h1\",0.2\n\nh2,0.3"))
                .containsExactly(.1, .2, .3);
    }

    @Test
    void resolvesDoubledQuotes() {
        ReadOutcome outcome = read("id,section\nh0,\"élan, \"\"vital\"\"\"\nh1,admin\n", CLASSES);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.predictions().values()).containsExactly(2, 0));
    }

    @Test
    void normalisesNegativeZero() {
        assertThat(read("id,value\nh0,-0.0\nh1,-0e5\n", NUMBERS))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.predictions().values()).containsExactly(0.0, 0.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nan",
                "NaN",
                "inf",
                "-Infinity",
                "0x1p-1",
                "1_0",
                "0,5",
                "1.5",
                "-0.1",
                "0.5f",
                "0.5d",
                " 0.5",
                "0.5 ",
                "",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "--1",
                "٠",
                "１",
                "@SUM(1)",
                "1e400",
                "0.5.5",
                "True",
                "null"
            })
    void rejectsWhatIsNotAProbability(String value) {
        Rejected rejected = rejected("id,prediction\nh0,0.5\nh1,\"%s\"\nh2,0.5\n".formatted(value));
        assertThat(rejected.message())
                .isEqualTo("Row 2 (line 3), column \"prediction\": the value must be a probability from 0 to 1 in plain"
                        + " decimal notation, such as 0.25.");
        assertThat(rejected.row()).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-12.5, -12.5",
        "+.5, .5",
        "5., 5",
        "9007199254740993, 9007199254740992",
        "0.1, .1",
        "1e-400, 0",
        "-1.7976931348623157e308, -1.7976931348623157e308",
        "123456789012345678901234567890, 1.2345678901234568e29",
        "0.00000000000000000000000000000001, 1e-32",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "0.3000000000000000444089209850062616169452667236328125, .30000000000000004"
    })
    void readsNumbersToTheNearestDouble(String written, double value) {
        assertThat(read("id,value\nh0,%s\nh1,0\n".formatted(written), NUMBERS))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted ->
                                assertThat(accepted.predictions().values()[0]).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e9999999999999", "1,000", "abc"})
    void rejectsWhatIsNotAFiniteNumber(String value) {
        assertThat(read("id,value\nh0,\"%s\"\n".formatted(value), NUMBERS))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).contains("must be a finite number"));
    }

    @Test
    void rejectsANumberOfEndlessDigits() {
        assertThat(read("id,value\nh0,0.%s\n".formatted("1".repeat(500)), NUMBERS))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void rejectsAClassThatIsNotAllowed() {
        assertThat(read("id,section\nh0,Games\nh1,admin\n", CLASSES))
                .isEqualTo(read("id,section\nh0,\nh1,admin\n", CLASSES))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message())
                                .isEqualTo("Row 1 (line 2), column \"section\": the value must be one of the 3 allowed"
                                        + " classes, spelled exactly."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,prediction;h0,0;h0,0;h1,0            | Row 2 (line 3), column "id": this id occurred in an earlier row.
            id,prediction;h0,0;h9,0;h1,0            | Row 2 (line 3), column "id": this id is not one of those to predict.
            id,prediction;h0,0;H1,0                 | Row 2 (line 3), column "id": this id is not one of those to predict.
            id,prediction;h2,0                      | Row 2 (line 2), column "id": the file ends here, and predictions are missing for 2 of the 3 rows to predict.
            id,prediction                           | Row 1 (line 1), column "id": the file ends here, and predictions are missing for 3 of the 3 rows to predict.
            id,prediction;h0,0;h1,0;h2,0;h3,0       | Row 4 (line 5), column "id": there are only 3 rows to predict.
            id,prediction;h0,0,0                    | Row 1 (line 2), column 3: the row has 3 fields, the header has 2.
            id,prediction;h0                        | Row 1 (line 2), column "prediction": the row has 1 fields, the header has 2.
            h0,0.5;h1,0.5;h2,0.5                    | The header has no column "id"; the first line must name the columns "id" and "prediction".
            ID,prediction;h0,0.5                    | The header has no column "id"; the first line must name the columns "id" and "prediction".
            id,score;h0,0.5                         | The header has no column "prediction"; the first line must name the columns "id" and "prediction".
            id,prediction,prediction;h0,0.5,0.5     | The header names the column "prediction" 2 times.
            id,id,prediction;h0,h0,0.5              | The header names the column "id" 2 times.
            ''                                      | The file is empty; its first line must name the columns "id" and "prediction".
            id,prediction;h0,"0.5                   | Row 1 (line 2), column "prediction": a quote is never closed.
            id,prediction;h0,0"5"                   | Row 1 (line 2), column "prediction": a quote stands inside a field that does not start with one.
            id,prediction;h0,"0"5                   | Row 1 (line 2), column "prediction": text follows a closing quote.
            """)
    void saysWhatIsWrongAndWhere(String file, String message) {
        assertThat(rejected(file.replace(';', '\n')).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001b[31m", "\u007f", "\u000b", "\r"})
    void rejectsControlCharacters(String control) {
        assertThat(rejected("id,prediction,note\nh0,0.5,a%sb\n".formatted(control))
                        .message())
                .startsWith("Row 1 (line 2), column 3: ");
    }

    @Test
    void rejectsBytesThatAreNotText() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }
        byte[] pickle = {(byte) 0x80, 4, (byte) 0x95, 10, 0, 0, 0, 0, 0, 0, 0, 'K', 1, '.'};
        List<byte[]> files = List.of(
                packed.toByteArray(),
                pickle,
                "id,prediction\n".getBytes(UTF_16),
                new byte[] {(byte) 0xEF, (byte) 0xBB},
                new byte[] {'i', 'd', ',', 'p', ',', (byte) 0xC3, ',', (byte) 0xA9, '\n'},
                new byte[] {'i', 'd', (byte) 0xC0, (byte) 0xAF, '\n'},
                new byte[] {'i', 'd', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
        for (byte[] file : files) {
            assertThat(PredictionsReader.read(new ByteArrayInputStream(file), format(BINARY), BINARY))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.message()).startsWith("Header, line 1, column "));
        }
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {",", "a", "\n", "\"", "\"\n", "\"\"", "h0,0.5\n", "é", "\r\n"})
    void endsEarlyOnAnEndlessFile(String repeated) throws IOException {
        for (String start : List.of("", "id,prediction\n", "id,prediction\nh0,")) {
            Endless endless = new Endless(start, repeated);
            assertThat(PredictionsReader.read(endless, format(BINARY), BINARY)).isInstanceOf(Rejected.class);
            assertThat(endless.served).isLessThan(300_000);
        }
    }

    @Test
    void neverQuotesTheFileOrTheTruth() {
        Truth truth = Truth.classes(
                List.of("canary-id-1", "canary-id-2"), List.of("secret", "open"), List.of("secret", "open"));
        List<String> files = List.of(
                "leak,section\ncanary-id-1,open\n",
                "id,section\ncanary-id-1,leak\n",
                "id,section\nleak,open\n",
                "id,section\ncanary-id-1,open\n",
                "id,section\ncanary-id-1,open\ncanary-id-1,secret\n",
                "id,section\ncanary-id-1,\"leak\n");
        for (String file : files) {
            assertThat(read(file, truth))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.message()).doesNotContain("leak", "canary", "secret"));
        }
    }

    @Test
    void holdsAHundredThousandIds() {
        Truth truth = Truth.numbers(Rows.ids(100_000), new double[100_000]);
        String rows = truth.ids().reversed().stream()
                .map(id -> id + "," + id.substring(1))
                .collect(Collectors.joining("\n"));
        assertThat(read("id,value\n" + rows, truth))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.predictions().values()[99_000])
                                .isEqualTo(99_000));
    }

    @Test
    void aFailingStreamIsNotTheCandidatesFault() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        assertThatIOException().isThrownBy(() -> PredictionsReader.read(closed, format(BINARY), BINARY));
    }

    @Test
    void refusesAFormatThatDoesNotFitTheTruth() {
        assertThatThrownBy(() -> PredictionsReader.read(InputStream.nullInputStream(), format(BINARY), NUMBERS))
                .isInstanceOf(IllegalArgumentException.class);
        PredictionFormat otherClasses = new PredictionFormat("id", "section", TargetKind.CLASS, List.of("games"));
        assertThatThrownBy(() -> PredictionsReader.read(InputStream.nullInputStream(), otherClasses, CLASSES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PredictionFormat("id", "id", TargetKind.NUMBER, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] accepted(String file) {
        return ((Accepted) read(file, BINARY)).predictions().values();
    }

    private static Rejected rejected(String file) {
        return (Rejected) read(file, BINARY);
    }

    private static ReadOutcome read(String file, Truth truth) {
        try {
            return PredictionsReader.read(new ByteArrayInputStream(file.getBytes(UTF_8)), format(truth), truth);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PredictionFormat format(Truth truth) {
        String column = switch (truth.kind()) {
            case PROBABILITY -> "prediction";
            case NUMBER -> "value";
            case CLASS -> "section";
        };
        return new PredictionFormat("id", column, truth.kind(), truth.classes());
    }

    /** A text, and then another one for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] repeated;
        private long served;

        Endless(String start, String repeated) {
            this.start = start.getBytes(UTF_8);
            this.repeated = repeated.getBytes(UTF_8);
        }

        @Override
        public int read() {
            long index = served++;
            return Byte.toUnsignedInt(
                    index < start.length
                            ? start[(int) index]
                            : repeated[(int) ((index - start.length) % repeated.length)]);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int index = offset; index < offset + length; index++) {
                target[index] = (byte) read();
            }
            return length;
        }
    }
}
