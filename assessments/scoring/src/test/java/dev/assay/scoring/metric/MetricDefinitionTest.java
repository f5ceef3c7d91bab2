package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricDefinitionTest {
    private static MetricDefinition mean() {
        return MetricDefinition.named("mean", "Mean")
                .family(Family.REGRESSION)
                .lowerIsBetter(-1, 5)
                .madeOf(Decomposition.ROW_LOSS)
                .formula("Σ x / n")
                .conventions("none")
                .reference("Gauss")
                .undefinedWhen("there is no weight")
                .takes(Input.numbers("x"), Input.weights())
                .with(Parameter.flag("log", false), Parameter.number("power", 0, 3))
                .overRows((inputs, arguments) -> {
                    double[] numbers = inputs.numbers("x");
                    return new MetricDefinition.BoundRows(
                            numbers.length, new WeightedMean(numbers), !arguments.flag("log"));
                });
    }

    private static MetricDefinition count() {
        return MetricDefinition.named("count", "Count")
                .within(0, 9)
                .takes(Input.numbers("x"))
                .computed((inputs, arguments) -> Value.of(inputs.list("x").size()));
    }

    @Test
    void aDefinitionHoldsWhatItWasMadeOf() {
        assertThat(mean().id()).isEqualTo("mean");
        assertThat(mean().version()).isEqualTo(1);
        assertThat(mean().name()).isEqualTo("Mean");
        assertThat(mean().family()).isEqualTo(Family.REGRESSION);
        assertThat(mean().direction()).hasValue(Direction.LOWER);
        assertThat(mean().range()).isEqualTo(new Range(-1, 5));
        assertThat(mean().decomposition()).isEqualTo(Decomposition.ROW_LOSS);
        assertThat(mean().formula()).isEqualTo("Σ x / n");
        assertThat(mean().conventions()).isEqualTo("none");
        assertThat(mean().reference()).isEqualTo("Gauss");
        assertThat(mean().undefinedWhen()).isEqualTo("there is no weight");
        assertThat(mean().inputs()).extracting(Input::name).containsExactly("x", "sample_weight");
        assertThat(mean().parameters()).extracting(Parameter::name).containsExactly("log", "power");
        assertThat(count().direction()).isEmpty();
        assertThat(count().range()).isEqualTo(new Range(0, 9));
        assertThat(count().undefinedWhen()).isEqualTo(MetricDefinition.ALWAYS_DEFINED);
        assertThat(MetricDefinition.named("a", "A")
                        .higherIsBetter(0, 1)
                        .computed((inputs, arguments) -> Value.of(1))
                        .direction())
                .hasValue(Direction.HIGHER);
    }

    @Test
    void weightsAmongTheInputsCountUnlessTheMetricHasNone() {
        Inputs inputs = Inputs.of(Map.of("x", new double[] {1, 4}, "sample_weight", new double[] {2, 1}));

        assertThat(mean().value(inputs, mean().arguments(Map.of("power", 1)))).isEqualTo(Value.of(2));
        assertThat(mean().value(inputs, mean().arguments(Map.of("power", 1, "log", true))))
                .isEqualTo(Value.of(2.5));
        assertThat(mean().value(Inputs.of(Map.of("x", new double[] {1, 4})), mean().arguments(Map.of("power", 1))))
                .isEqualTo(Value.of(2.5));
    }

    @Test
    void aMetricOverRowsIsBoundAndAnyOtherIsNot() {
        Inputs inputs = Inputs.of(Map.of("x", new double[] {1, 4}));

        assertThat(mean().isOverRows()).isTrue();
        assertThat(mean().bind(inputs, mean().arguments(Map.of("power", 1)))
                        .orElseThrow()
                        .rows())
                .isEqualTo(2);
        assertThat(count().isOverRows()).isFalse();
        assertThat(count().bind(inputs, count().arguments(Map.of()))).isEmpty();
        assertThat(count().value(inputs, count().arguments(Map.of()))).isEqualTo(Value.of(2));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> mean().bind(Inputs.of(Map.of("x", new double[0])), mean().arguments(Map.of("power", 1))))
                .withMessage("There are no rows.");
    }

    @Test
    void anInputThatTheMetricDoesNotTakeIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> mean().value(Inputs.of(Map.of("x", 1, "y", 1)), mean().arguments(Map.of("power", 1))))
                .withMessage("The metric mean takes no input y; it takes x, sample_weight.");
    }

    @Test
    void parametersAreCheckedByName() {
        invalid(
                mean(),
                Map.of("power", 1, "base", 2),
                "The metric mean has no parameter \"base\"; it takes log, power.");
        invalid(count(), Map.of("base", 2), "The metric count has no parameter \"base\"; it takes none.");
        invalid(mean(), Map.of(), "The metric mean needs the parameter \"power\", a number from 0.0 to 3.0.");
        invalid(
                mean(),
                Map.of("power", 4),
                "The parameter \"power\" of the metric mean must be a number from 0.0 to 3.0.");
        Arguments arguments = mean().arguments(Map.of("power", 3));
        assertThat(arguments.number("power")).isEqualTo(3);
        assertThat(arguments.flag("log")).isFalse();
        assertThat(arguments.values()).containsExactly(Map.entry("log", false), Map.entry("power", 3.0));
    }

    private static void invalid(MetricDefinition definition, Map<String, ?> parameters, String message) {
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> definition.arguments(parameters))
                .withMessage(message);
    }

    @Test
    void argumentsAreReadByTheirKind() {
        MetricDefinition definition = MetricDefinition.named("a", "A")
                .with(
                        Parameter.wholeNumber("k", 1, 9),
                        Parameter.choice("family", Family.class),
                        Parameter.label("pos_label", 1),
                        Parameter.classes("labels"),
                        ZeroDivision.parameter())
                .computed((inputs, arguments) -> Value.of(1));
        Arguments arguments = definition.arguments(Map.of("k", 2, "labels", List.of("b", 1), "zero_division", 1));

        assertThat(arguments.wholeNumber("k")).isEqualTo(2);
        assertThat(arguments.choice("family", Family.class)).isEqualTo(Family.LABELS);
        assertThat(arguments.label("pos_label")).isEqualTo(new Label.OfNumber(1));
        assertThat(arguments.classes("labels")).containsExactly(new Label.OfText("b"), new Label.OfNumber(1));
        assertThat(ZeroDivision.of(arguments)).isEqualTo(ZeroDivision.ONE);
    }

    @Test
    void aRatioOfNothingIsWhatStandsForIt() {
        assertThat(ZeroDivision.ZERO.quotient(0, 0)).isZero();
        assertThat(ZeroDivision.ONE.quotient(0, 0)).isEqualTo(1);
        assertThat(ZeroDivision.NAN.quotient(0, 0)).isNaN();
        assertThat(ZeroDivision.ZERO.quotient(3, 4)).isEqualTo(0.75);
        assertThat(ZeroDivision.numberParameter().read("nan")).isEmpty();
        assertThat(ZeroDivision.numberParameter().read(1)).hasValue(ZeroDivision.ONE);
        assertThat(ZeroDivision.numberParameter().fallback()).hasValue(ZeroDivision.ZERO);
    }

    @Test
    void ratiosOfCountsByHand() {
        // 6 hits of 8 true and 10 predicted rows.
        assertThat(CountRatio.PRECISION.of(6, 8, 10, ZeroDivision.NAN)).isEqualTo(0.6);
        assertThat(CountRatio.RECALL.of(6, 8, 10, ZeroDivision.NAN)).isEqualTo(0.75);
        assertThat(CountRatio.F1.of(6, 8, 10, ZeroDivision.NAN)).isEqualTo(12.0 / 18);
        assertThat(CountRatio.fBeta(2).of(6, 8, 10, ZeroDivision.NAN)).isEqualTo(30.0 / 42);
        assertThat(CountRatio.JACCARD.of(6, 8, 10, ZeroDivision.NAN)).isEqualTo(0.5);
        assertThat(CountRatio.RECALL.of(
                        new double[] {6, 0}, new double[] {8, 0}, new double[] {10, 0}, ZeroDivision.ONE))
                .containsExactly(0.75, 1);
    }

    @Test
    void valuesAreNumbersSequencesAndNamedParts() {
        Value.Fields fields = Value.named("a", 1).and("b", 2).and("c", Value.of(3, 4));

        assertThat(fields.values())
                .containsExactly(
                        Map.entry("a", Value.of(1.0)),
                        Map.entry("b", Value.of(2.0)),
                        Map.entry("c", Value.of(3.0, 4.0)));
        assertThat(Value.of("a", 1, "b", 2)).isEqualTo(Value.named("a", 1).and("b", 2));
        assertThat(Value.of(new LinkedHashMap<>(Map.of("a", Value.of(1))))).isEqualTo(Value.named("a", 1));
        assertThat(((Value.Fields) Value.of("a", 1, "b", 2))
                        .values()
                        .firstEntry()
                        .getKey())
                .isEqualTo("a");
        assertThat(Value.of(new double[][] {{1, 2}, {3}}))
                .isEqualTo(new Value.Sequence(List.of(Value.of(1.0, 2.0), new Value.Sequence(List.of(Value.of(3))))));
    }

    @Test
    void aMetricValueIsFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Defined(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Defined(Double.POSITIVE_INFINITY));
        assertThat(Double.doubleToRawLongBits(new MetricValue.Defined(-0.0).value()))
                .isZero();
    }

    @Test
    void aDirectionPointsToTheBetterEndAndEqualIsNotBetter() {
        assertThat(new Range(-1, 5).best(Direction.HIGHER)).isEqualTo(5);
        assertThat(new Range(-1, 5).best(Direction.LOWER)).isEqualTo(-1);
        assertThat(Direction.HIGHER.isBetter(2, 1)).isTrue();
        assertThat(Direction.HIGHER.isBetter(1, 1)).isFalse();
        assertThat(Direction.HIGHER.isBetter(0, 1)).isFalse();
        assertThat(Direction.LOWER.isBetter(1, 2)).isTrue();
        assertThat(Direction.LOWER.isBetter(1, 1)).isFalse();
        assertThat(Direction.LOWER.isBetter(2, 1)).isFalse();
    }

    @Test
    void inputsSayTheirShapeAndWhetherTheyMustBeThere() {
        assertThat(Input.number("x")).isEqualTo(new Input("x", Input.Shape.NUMBER, true, false));
        assertThat(Input.numbers("x")).isEqualTo(new Input("x", Input.Shape.NUMBERS, true, false));
        assertThat(Input.optionalNumbers("x")).isEqualTo(new Input("x", Input.Shape.NUMBERS, false, false));
        assertThat(Input.labels("x")).isEqualTo(new Input("x", Input.Shape.LABELS, true, false));
        assertThat(Input.numberRows("x")).isEqualTo(new Input("x", Input.Shape.NUMBER_ROWS, true, false));
        assertThat(Input.probabilities("x")).isEqualTo(new Input("x", Input.Shape.NUMBER_ROWS, true, true));
        assertThat(Input.of("x", Input.Shape.TEXTS)).isEqualTo(new Input("x", Input.Shape.TEXTS, true, false));
        assertThat(Input.weights()).isEqualTo(new Input("sample_weight", Input.Shape.NUMBERS, false, false));
        assertThat(Input.Shape.TEXTS).hasToString("a text a row");
        assertThat(Family.VISION).hasToString("Images");
    }
}
