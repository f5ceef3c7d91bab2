package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelCodesTest {
    /** The same labels, as they come from JSON, from a table of numbers and from a table of classes. */
    static Stream<Inputs> zerosAndOnes() {
        return Stream.of(
                inputs(List.of(1, 0, 1), List.of(0, 0, 1)),
                inputs(new double[] {1, 0, 1}, new double[] {0, 0, 1}),
                inputs(new int[] {1, 0, 1}, new int[] {0, 0, 1}));
    }

    @ParameterizedTest
    @MethodSource("zerosAndOnes")
    void zerosAndOnesAreCodesAlready(Inputs inputs) {
        LabelCodes codes = LabelCodes.of(inputs, "a", "b");

        assertThat(codes.labels()).containsExactly(number(0), number(1));
        assertThat(codes.column(0)).containsExactly(1, 0, 1);
        assertThat(codes.column(1)).containsExactly(0, 0, 1);
        assertThat(codes.code(number(1))).hasValue(1);
        assertThat(codes.code(number(0))).hasValue(0);
        assertThat(codes.code(number(2))).isEmpty();
    }

    static Stream<Inputs> sparseNumbers() {
        return Stream.of(
                inputs(List.of(7, 65535, 0), List.of(3, 7, 7)),
                inputs(new double[] {7, 65535, 0}, new double[] {3, 7, 7}),
                inputs(new int[] {7, 65535, 0}, new int[] {3, 7, 7}));
    }

    @ParameterizedTest
    @MethodSource("sparseNumbers")
    void otherNumbersAreCodedInTheirOrder(Inputs inputs) {
        LabelCodes codes = LabelCodes.of(inputs, "a", "b");

        assertThat(codes.labels()).containsExactly(number(0), number(3), number(7), number(65535));
        assertThat(codes.column(0)).containsExactly(2, 3, 0);
        assertThat(codes.column(1)).containsExactly(1, 2, 2);
    }

    @ParameterizedTest
    @MethodSource("sparseNumbers")
    void labelsThatDoNotOccurAreCodedWhereTheyAreNamed(Inputs inputs) {
        assertThat(LabelCodes.of(inputs, List.of(number(5), number(7)), "a", "b")
                        .labels())
                .containsExactly(number(0), number(3), number(5), number(7), number(65535));
        assertThat(LabelCodes.of(inputs, List.of(new Label.OfText("x")), "a").labels())
                .containsExactly(number(0), number(7), number(65535), new Label.OfText("x"));
    }

    @ParameterizedTest
    @MethodSource("zerosAndOnes")
    void zerosAndOnesMayHaveOtherLabelsBesideThem(Inputs inputs) {
        LabelCodes codes = LabelCodes.of(inputs, List.of(number(-1), number(1)), "a");

        assertThat(codes.labels()).containsExactly(number(-1), number(0), number(1));
        assertThat(codes.column(0)).containsExactly(2, 1, 2);
    }

    @Test
    void oneClassAloneIsTheOnlyLabel() {
        assertThat(LabelCodes.of(Inputs.of(Map.of("a", new int[] {1, 1})), "a").labels())
                .containsExactly(number(1));
        assertThat(LabelCodes.of(Inputs.of(Map.of("a", new int[] {0, 0})), "a").labels())
                .containsExactly(number(0));
        assertThat(LabelCodes.of(Inputs.of(Map.of("a", new double[] {3, 3})), "a")
                        .column(0))
                .containsExactly(0, 0);
    }

    @Test
    void numbersThatAreNegativeLargeOrBrokenAreCodedToo() {
        LabelCodes codes = LabelCodes.of(Inputs.of(Map.of("a", new double[] {65536, -1, 0.5, 2})), "a");

        assertThat(codes.labels()).containsExactly(number(-1), number(0.5), number(2), number(65536));
        assertThat(codes.column(0)).containsExactly(3, 0, 1, 2);
    }

    @Test
    void columnsOfAnotherLengthAreRefusedHoweverTheyAreWritten() {
        Stream.of(
                        inputs(new int[] {0, 1}, new int[] {0, 1, 1}),
                        inputs(new double[] {0, 3}, new double[] {0, 3, 3}),
                        inputs(List.of("x", "y"), List.of("x")))
                .forEach(inputs -> assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> LabelCodes.of(inputs, "a", "b"))
                        .withMessage("The input b has another number of rows than the one it goes with."));
    }

    @Test
    void aNumberWithAFractionIsNoClass() {
        Inputs inputs = inputs(List.of(1, 2, "x"), List.of(1, 2.5, 1));
        LabelCodes codes = LabelCodes.of(inputs, "a", "b");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> codes.refuseFractions("a", "b"))
                .withMessage("Row 2 of b is neither a whole number nor text.");
        // The second input may be a measurement where only the first is asked about.
        codes.refuseFractions("a");
    }

    @Test
    void numbersComeBeforeTextAndTextIsOrderedByCodePoints() {
        // U+1F600 is written with surrogates, which are less than U+FFFD.
        assertThat(Stream.of(text("\uD83D\uDE00"), text("\uFFFD"), text("a"), number(2), text(""), number(-3))
                        .sorted())
                .containsExactly(number(-3), number(2), text(""), text("a"), text("\uFFFD"), text("\uD83D\uDE00"));
        assertThat(text("a").compareTo(text("a"))).isZero();
    }

    @Test
    void labelsAreFiniteNumbersTextAndFlags() {
        assertThat(Label.of(-0.0)).hasValue(number(0));
        assertThat(Label.of(true)).hasValue(number(1));
        assertThat(Label.of(false)).hasValue(number(0));
        assertThat(Label.of("2")).hasValue(text("2"));
        assertThat(Label.of(Double.NaN)).isEmpty();
        assertThat(Label.of(null)).isEmpty();
        assertThat(Label.of(List.of())).isEmpty();
    }

    @Test
    void numbersThatAreNotFiniteAreTextsInJson() {
        assertThat(JsonNumber.of("NaN").orElseThrow()).isNaN();
        assertThat(JsonNumber.of("Infinity")).hasValue(Double.POSITIVE_INFINITY);
        assertThat(JsonNumber.of("-Infinity")).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(JsonNumber.of(3)).hasValue(3.0);
        assertThat(JsonNumber.of(true)).hasValue(1.0);
        assertThat(JsonNumber.of(false)).hasValue(0.0);
        assertThat(JsonNumber.of("3")).isEmpty();
        assertThat(JsonNumber.of(null)).isEmpty();
    }

    private static Inputs inputs(Object first, Object second) {
        return Inputs.of(Map.of("a", first, "b", second));
    }

    private static Label number(double value) {
        return new Label.OfNumber(value);
    }

    private static Label text(String value) {
        return new Label.OfText(value);
    }
}
