package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.csv.CsvRecords.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedRowsTest {
    private static final String SECOND = "the-second";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,0.5;the-second,0.25;c,1.0;      | 3
            a,0.5;c,0.5;                      | 1
            a,0.5;the-secon,0.5;              | 1
            a,0.5;the-secone,0.5;             | 1
            a,0.5;the-second2,0.5;            | 1
            a,0.5;the-second,1.5;             | 1
            a,0.5;the-second,-0.5;            | 1
            a,0.5;the-second,0.5              | 1
            a,0.5;the-second,0.5 ;            | 1
            a,0.5;the-second,0.5,;            | 1
            a,0.5;the-second,"0.5";           | 1
            a,0.5;"the-second",0.5;           | 1
            a,0.5;the-second,5;               | 1
            a,0.5;the-second,.5;              | 1
            a,0.5;the-second,0x5;             | 1
            a,0.5;the-second,1.5e-3;          | 1
            a,0.5;the-second,00.5;            | 1
            a,0.5;the-second,0.5.5;           | 1
            a,0.5;the-second:0.5;             | 1
            a,0.5;;the-second,0.5;            | 1
            a,0.;the-second,0.0;c,0.;         | 3
            a,0.123456789012345678;           | 1
            a,0.1234567890123456789;          | 0
            a,1.00000000000000000;            | 1
            a,1.000000000000000000;           | 1
            a,0.000000000000000000000000001;  | 0
            ,0.5;                             | 0
            """)
    void rowsAreTakenUntilOneIsSomethingElse(String file, int taken) throws IOException {
        CsvRecords records = opened(file.replace(';', '\n'));
        double[] values = nothing(3);

        assertThat(records.takeNumbers(texts("a", SECOND, "c"), 0, 1, values)).isEqualTo(taken);

        assertThat(Arrays.stream(values).filter(Double::isFinite).count()).isEqualTo(taken);
        Step next = records.next();
        assertThat(next == Step.END || records.line() > taken + 1).isTrue();
        String[] lines = file.split(";", -1);
        if (next == Step.RECORD && !lines[taken].contains("\"") && !lines[taken].isEmpty()) {
            assertThat(IntStream.range(0, records.fields()).mapToObj(records::string))
                    .containsExactly(lines[taken].split(",", -1));
        }
    }

    @Test
    void linesMayEndInTwoCharacters() throws IOException {
        double[] values = nothing(2);
        assertThat(opened("a,0.5\r\nb,0.25\r\n").takeNumbers(texts("a", "b"), 0, 1, values))
                .isEqualTo(2);
        assertThat(values).containsExactly(.5, .25);
        assertThat(opened("a,0.5\rb,0.25\n").takeNumbers(texts("a", "b"), 0, 1, nothing(2)))
                .isZero();
    }

    @Test
    void aRowThatHasAValueIsNotTaken() throws IOException {
        double[] values = {Double.NaN, .75, Double.NaN};
        assertThat(opened("a,0.5\nb,0.25\n").takeNumbers(texts("a", "b", "c"), 0, 1, values))
                .isEqualTo(1);
        assertThat(values[1]).isEqualTo(.75);
    }

    @Test
    void noRowIsTakenAfterTheLastOneThatIsExpected() throws IOException {
        assertThat(opened("b,0.5\nc,0.5\n").takeNumbers(texts("a", "b"), 1, 1, nothing(2)))
                .isEqualTo(1);
        assertThat(opened("c,0.5\n").takeNumbers(texts("a", "b"), 2, 1, nothing(2)))
                .isZero();
    }

    /** Of several lengths, so that every kind of row lies across the end of the buffer at some time. */
    @Test
    void numbersAreTheNearestDoublesWhereverInTheBufferTheyLie() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 60_000;
        List<String> ids = IntStream.range(0, rows)
                .mapToObj(row -> row % 3 == 0 ? new UUID(random.nextLong(), row).toString() : "r" + row)
                .toList();
        List<String> numbers = random.doubles(rows)
                .mapToObj(value -> random.nextBoolean() ? Double.toString(value) : "%.6f".formatted(value))
                .toList();
        StringBuilder file = new StringBuilder();
        IntStream.range(0, rows)
                .forEach(row -> file.append(ids.get(row))
                        .append(',')
                        .append(numbers.get(row))
                        .append('\n'));
        CsvRecords records = opened(file.toString());
        DistinctTexts texts = DistinctTexts.of(ids.stream());
        double[] values = nothing(rows);
        int taken = 0;
        int others = 0;
        for (int row = 0; row < rows; row++) {
            int now = records.takeNumbers(texts, row, 1, values);
            taken += now;
            row += now;
            if (records.next() == Step.RECORD) {
                others++;
                values[row] = DecimalNumber.parse(records.text(), records.start(1), records.end(1));
            }
        }
        assertThat(values)
                .containsExactly(
                        numbers.stream().mapToDouble(Double::parseDouble).toArray());
        assertThat(taken).isGreaterThan(rows * 9 / 10);
        assertThat(others).isGreaterThan(10).isEqualTo(rows - taken);
    }

    private static double[] nothing(int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static DistinctTexts texts(String... texts) {
        return DistinctTexts.of(Stream.of(texts));
    }

    /** The records after a header. */
    private static CsvRecords opened(String rows) throws IOException {
        CsvRecords records = new CsvRecords(new ByteArrayInputStream(("id,p\n" + rows).getBytes(UTF_8)));
        assertThat(records.next()).isEqualTo(Step.RECORD);
        return records;
    }
}
