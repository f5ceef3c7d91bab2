package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Comparator;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SortedRowsTest {

    static Stream<Arguments> laws() {
        return Stream.of(
                law("even", Random::nextDouble),
                law("bell", Random::nextGaussian),
                law("three values", random -> random.nextInt(3)),
                law("hundredths", random -> random.nextInt(101) / 100.0),
                law("one value", _ -> 0.5),
                law("one far away", random -> random.nextInt(500) == 0 ? 1e300 : random.nextDouble()),
                law("crowds in crowds", random -> Math.pow(2, -200 * random.nextDouble()) * random.nextDouble()),
                law("neighbours", random -> 1 + random.nextInt(100_000) * Math.ulp(1.0)),
                law("small crowds", random -> Math.pow(2, -random.nextInt(900)) + random.nextInt(2)),
                law("subnormal", random -> random.nextInt(1000) * Double.MIN_VALUE),
                law("too wide for a difference", random -> (random.nextDouble() - 0.5) * 2 * Double.MAX_VALUE),
                law("endless", random -> random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian()));
    }

    private static Arguments law(String name, ToDoubleFunction<Random> law) {
        return argumentSet(name, law);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void rowsStandInTheOrderOfTheirValuesAndEqualOnesInTheirOwn(ToDoubleFunction<Random> law) {
        Random random = new Random(20261122);
        for (int size : new int[] {0, 1, 2, 16, 17, 40, 300, 3000, 200_000}) {
            double[] values = IntStream.range(0, size)
                    .mapToDouble(_ -> law.applyAsDouble(random))
                    .toArray();
            int[] expected = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> values[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();

            SortedRows sorted = SortedRows.of(values);

            assertThat(sorted.rows()).as("%d rows", size).isEqualTo(expected);
            assertThat(IntStream.range(0, size).mapToDouble(sorted::value).toArray())
                    .isEqualTo(IntStream.of(expected)
                            .mapToDouble(row -> values[row])
                            .toArray());
        }
    }
}
