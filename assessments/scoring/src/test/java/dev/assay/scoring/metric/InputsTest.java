package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputsTest {
    @Test
    void numbersComeFromListsAndFromArrays() {
        assertThat(of(List.of(1, 2.5, true)).numbers("x")).containsExactly(1, 2.5, 1);
        assertThat(of(2.5).number("x")).isEqualTo(2.5);
        double[] clean = {1, 2.5};
        assertThat(of(clean).numbers("x")).isSameAs(clean);
        assertThat(of("NaN").has("x")).isTrue();
        assertThat(of("NaN").has("y")).isFalse();
        assertThat(of("NaN").names()).containsExactly("x");
    }

    @Test
    void negativeZerosAreZeros() {
        double[] given = {1, -0.0};

        assertThat(Double.doubleToRawLongBits(of(given).numbers("x")[1])).isZero();
        assertThat(Double.doubleToRawLongBits(of(List.of(-0.0)).numbers("x")[0]))
                .isZero();
        assertThat(Double.doubleToRawLongBits(of(-0.0).number("x"))).isZero();
        assertThat(Double.doubleToRawLongBits(given[1])).isNotZero();
    }

    @Test
    void numbersThatAreNotFiniteAreRefusedWithTheirRow() {
        refused(new double[] {1, Double.NaN}, inputs -> inputs.numbers("x"), "Row 2 of x is not a finite number.");
        refused(
                new double[] {Double.NEGATIVE_INFINITY},
                inputs -> inputs.numbers("x"),
                "Row 1 of x is not a finite number.");
        refused(List.of(1, "Infinity"), inputs -> inputs.numbers("x"), "Row 2 of x is not a finite number.");
        refused(List.of("one"), inputs -> inputs.numbers("x"), "Row 1 of x is no number.");
        refused("NaN", inputs -> inputs.number("x"), "The input x is not a finite number.");
        refused("one", inputs -> inputs.number("x"), "The input x is no number.");
        refused("one", inputs -> inputs.numbers("x"), "The input x is no list.");
    }

    @Test
    void missingNumbersAreLegalWhereTheyAreAskedFor() {
        assertThat(of(new double[] {1, Double.NaN, -0.0}).numbersOrMissing("x")).containsExactly(1, Double.NaN, 0);
        assertThat(of(List.of("NaN", 2)).numbersOrMissing("x")).containsExactly(Double.NaN, 2);
        assertThat(of(List.of(List.of("NaN", 2))).matrixOrMissing("x")[0]).containsExactly(Double.NaN, 2);
        refused(
                new double[] {Double.POSITIVE_INFINITY},
                inputs -> inputs.numbersOrMissing("x"),
                "Row 1 of x is not a finite number.");
    }

    @Test
    void countsAreWholeAndNotNegative() {
        assertThat(of(Integer.MAX_VALUE).count("x")).isEqualTo(Integer.MAX_VALUE);
        assertThat(of(0).count("x")).isZero();
        assertThat(of(List.of(0, 3, 2.0)).counts("x")).containsExactly(0, 3, 2);
        assertThat(of(List.of(List.of(0, 3), List.of(1, 1))).countRows("x"))
                .isDeepEqualTo(new int[][] {{0, 3}, {1, 1}});
        refused(-1, inputs -> inputs.count("x"), "The input x is no count.");
        refused(1.5, inputs -> inputs.count("x"), "The input x is no count.");
        refused(1L + Integer.MAX_VALUE, inputs -> inputs.count("x"), "The input x is no count.");
        refused(List.of(0, 0.5), inputs -> inputs.counts("x"), "Row 2 of x is no count.");
        refused(List.of(List.of(0.5)), inputs -> inputs.countRows("x"), "A number of x is no count.");
    }

    @Test
    void rowsOfAMatrixAreAsLongAsTheFirst() {
        assertThat(of(new double[][] {{1, 2}, {3, 4}}).matrix("x")).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(of(List.of(List.of(1, 2), new double[] {3, 4})).matrix("x"))
                .isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        refused(
                List.of(List.of(1, 2), List.of(3)),
                inputs -> inputs.matrix("x"),
                "Row 2 of x is not as long as the first.");
        refused(
                List.of(List.of(1, 2), List.of(3, "Infinity")),
                inputs -> inputs.matrix("x"),
                "Row 2 of x, column 2, is not a finite number.");
        refused(List.of(3), inputs -> inputs.matrix("x"), "Row 1 of x is no list.");
        refused(
                Arrays.asList(List.of(3), (@Nullable Object) null),
                inputs -> inputs.matrix("x"),
                "Row 2 of x is missing.");
    }

    @Test
    void labelsAreReadFromEveryKindOfColumn() {
        List<Label> expected = List.of(new Label.OfNumber(2), new Label.OfNumber(0));

        assertThat(of(new int[] {2, 0}).labels("x")).isEqualTo(expected);
        assertThat(of(new double[] {2, -0.0}).labels("x")).isEqualTo(expected);
        assertThat(of(List.of(2, false)).labels("x")).isEqualTo(expected);
        assertThat(of(List.of(List.of(2, 0))).labelLists("x")).containsExactly(expected);
        refused(new double[] {2, Double.NaN}, inputs -> inputs.labels("x"), "A label of x is not finite.");
        refused(List.of(2, List.of()), inputs -> inputs.labels("x"), "Row 2 of x is neither a finite number nor text.");
        refused(
                List.of(List.of(), List.of(1, List.of())),
                inputs -> inputs.labelLists("x"),
                "Row 2 of x, element 2 is neither a finite number nor text.");
    }

    @Test
    void textsAndFlagsAreNothingElse() {
        assertThat(of("a").text("x")).isEqualTo("a");
        assertThat(of(List.of("a", "b")).texts("x")).containsExactly("a", "b");
        assertThat(of(List.of(List.of("a"), List.of())).textLists("x")).containsExactly(List.of("a"), List.of());
        assertThat(of(List.of(true, false)).flags("x")).containsExactly(true, false);
        refused(1, inputs -> inputs.text("x"), "The input x is no text.");
        refused(List.of("a", 1), inputs -> inputs.texts("x"), "Row 2 of x is no text.");
        refused(List.of(List.of("a", 1)), inputs -> inputs.textLists("x"), "Row 1 of x, element 2 is no text.");
        refused(List.of("a"), inputs -> inputs.textLists("x"), "Row 1 of x is no list.");
        refused(List.of(true, 1), inputs -> inputs.flags("x"), "Row 2 of x is neither true nor false.");
    }

    @Test
    void weightsAreOneAPieceWhereTheyAreNotGiven() {
        assertThat(of(1).weights(3)).containsExactly(1, 1, 1);
        assertThat(weights(0, 2).weights(2)).containsExactly(0, 2);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> weights(1, -0.5).weights(2))
                .withMessage("Row 2 of sample_weight is negative.");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> weights(1, 2).weights(3))
                .withMessage("The input sample_weight has another number of rows than the one it goes with.");
    }

    @Test
    void whatIsMissingIsTold() {
        refused(null, inputs -> inputs.raw("x"), "The input x is missing.");
        refused(1, inputs -> inputs.numbers("y"), "The input y is missing.");
        assertThat(of(null).has("x")).isFalse();
        assertThat(of(List.of("a")).list("x")).hasSize(1);
        assertThat(of(new double[] {2}).list("x").getFirst()).isEqualTo(2.0);
    }

    private static void refused(@Nullable Object value, Function<Inputs, Object> reading, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reading.apply(of(value)))
                .withMessage(message);
    }

    private static Inputs weights(double... weights) {
        return Inputs.of(Map.of(Input.WEIGHTS, weights));
    }

    private static Inputs of(@Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("x", value);
        return Inputs.of(values);
    }
}
