package dev.assay.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, world! | Hello , world !",
                "1,000.5 a.b 5-6 -7 | 1,000.5 a . b 5 - 6 -7",
                "x<skipped>y &amp;&lt;&quot;&gt; | xy & < \" >",
                "[a]{b}~c | [ a ] { b } ~ c"
            })
    void tokensAreThoseOfWmt(String text, String tokens) {
        assertThat(String.join(" ", WmtTokenizer.tokens(text, false))).isEqualTo(tokens);
    }

    @Test
    void linesAreJoinedAndHyphensAtTheirEndsDropped() {
        assertThat(WmtTokenizer.tokens("co-\noperate\nNow \n", true)).containsExactly("cooperate", "now");
    }

    @Test
    void wordsAreCutAtEveryWhiteSpaceOfUnicode() {
        assertThat(Words.of("\u00a0a\u3000b\u0085c\u2028\u202fd\u200be ")).containsExactly("a", "b", "c", "d\u200be");
        assertThat(Words.withoutTrailingSpace("a \u00a0\n")).isEqualTo("a");
    }

    @Test
    void bleuByHand() {
        Map<String, Value> bleu = fields(
                "bleu",
                Map.of(),
                Map.of(
                        "hypotheses", List.of("the cat sat on the mat"),
                        "references", List.of(List.of("the cat is on the mat"))));
        assertThat(number(bleu, "score")).isCloseTo(37.99178428257963, CLOSE);
        assertThat(number(bleu, "bp")).isEqualTo(1);
        assertThat(numbers(bleu, "counts")).containsExactly(5, 3, 1, 0);
        assertThat(numbers(bleu, "totals")).containsExactly(6, 5, 4, 3);
        assertThat(numbers(bleu, "precisions")).containsExactly(new double[] {500 / 6.0, 60, 25, 100 / 6.0}, CLOSE);
    }

    @Test
    void brevityTakesTheClosestReferenceAndOfTwoTheShorter() {
        Map<String, Value> bleu = fields(
                "bleu",
                Map.of("lowercase", true),
                Map.of(
                        "hypotheses", List.of("A b c"),
                        "references", List.of(List.of("a b c d"), List.of("x y"), List.of("a b c d e"))));
        assertThat(number(bleu, "ref_len")).isEqualTo(2);
        assertThat(number(bleu, "bp")).isEqualTo(1);
        assertThat(numbers(bleu, "counts")).containsExactly(3, 2, 1, 0);
    }

    @Test
    void sentencesShorterThanFourWordsHaveABleuOfTheirOwn() {
        assertThat(scalar("bleu_sentence", Map.of("hypothesis", "the cat", "references", List.of("the cat"))))
                .isCloseTo(100, CLOSE);
        Map<String, Value> corpus = fields(
                "bleu", Map.of(), Map.of("hypotheses", List.of("the cat"), "references", List.of(List.of("the cat"))));
        assertThat(number(corpus, "score")).isZero();
    }

    @Test
    void charactersByHand() {
        // Unigrams 2 of 3 on both sides, bigrams 0 of 2, trigram 0 of 1: both means are 2/9.
        assertThat(overReferences("chrf", "cat", "cut")).isCloseTo(200 / 9.0, CLOSE);
        assertThat(overReferences("chrf++", "(cat!", "cat !")).isCloseTo(69.45777351247601, CLOSE);
        assertThat(overReferences("chrf", "", "")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "b c a d e f, a b c d e f, 16.666666666666668",
        "d e f a b c, a b c d e f, 16.666666666666668",
        "a b c, a x c, 33.333333333333336",
        "A B, a b, 0",
        "'', a b, 100",
        "a b, '', 100",
        "'', '', 0",
        "a b c d, a b, 100"
    })
    void shiftsCostAsMuchAsOneWord(String hypothesis, String reference, double rate) {
        assertThat(overReferences("ter", hypothesis, reference)).isCloseTo(rate, CLOSE);
    }

    @Test
    void translationEditsAreThoseOfTheBestReferenceOverTheMeanLength() {
        MetricDefinition ter = definition("ter");
        Value.Scalar value = (Value.Scalar) ter.value(
                Inputs.of(Map.of(
                        "hypotheses", List.of("a b"),
                        "references", List.of(List.of("a b c d"), List.of("a x")))),
                ter.arguments(Map.of()));
        assertThat(value.value()).isCloseTo(100.0 / 3, CLOSE);
    }

    @Test
    void editDistanceIsAMetric() {
        int[][] words = {{}, {1}, {1, 2}, {2, 1}, {1, 2, 3}, {3, 2, 1}, {1, 1, 1, 1}};
        for (int[] first : words) {
            for (int[] second : words) {
                int distance = EditDistance.between(first, second);
                assertThat(distance).isEqualTo(EditDistance.between(second, first));
                assertThat(distance == 0).isEqualTo(Arrays.equals(first, second));
                for (int[] third : words) {
                    assertThat(distance)
                            .isLessThanOrEqualTo(
                                    EditDistance.between(first, third) + EditDistance.between(third, second));
                }
            }
        }
        assertThat(EditDistance.between(
                        "kitten".codePoints().toArray(), "sitting".codePoints().toArray()))
                .isEqualTo(3);
    }

    @Test
    void errorRatesSumOverSegmentsAndObeyWeights() {
        Inputs inputs =
                Inputs.of(Map.of("hypotheses", List.of("a x", "𝒳 b c"), "references", List.of("a b", "𝒴 b c d")));
        MetricDefinition wer = definition("wer");
        BoundRows words = wer.bind(inputs, wer.arguments(Map.of())).orElseThrow();
        assertThat(words.rows()).isEqualTo(2);
        assertThat(words.statistic().under(new double[] {1, 1})).isEqualTo(0.5);
        assertThat(words.statistic().under(new double[] {0, 3})).isEqualTo(0.5);
        assertThat(words.statistic().under(new double[] {2, 1})).isEqualTo(4 / 8.0);
        assertThat(words.statistic().under(new double[] {0, 0})).isNaN();
        assertThat(scalar("wer", Map.of("hypotheses", List.of("something"), "references", List.of(" "))))
                .isNaN();
        assertThat(scalar("cer", Map.of("hypotheses", List.of("something"), "references", List.of(""))))
                .isNaN();
        MetricDefinition cer = definition("cer");
        BoundRows characters = cer.bind(inputs, cer.arguments(Map.of())).orElseThrow();
        assertThat(characters.statistic().under(new double[] {0, 1})).isCloseTo(3 / 7.0, CLOSE);
        assertThat(characters.statistic().under(new double[] {1, 0})).isCloseTo(1 / 3.0, CLOSE);
    }

    @Test
    void answersAreComparedWithoutArticlesCaseAndPunctuation() {
        assertThat(answer("squad_exact_match", "The Eiffel-Tower!", "eiffeltower"))
                .isEqualTo(1);
        assertThat(answer("squad_exact_match", "a theme", "theme")).isEqualTo(1);
        assertThat(answer("squad_exact_match", "theme", "me")).isZero();
        assertThat(answer("squad_exact_match", "naïve the", "naïve")).isEqualTo(1);
        assertThat(answer("squad_f1", "in red red house", "red red red")).isCloseTo(4 / 7.0, CLOSE);
        assertThat(answer("squad_f1", "the", "a")).isZero();
        assertThat(scalar("squad_f1", Map.of("prediction", "b c", "answers", List.of("x", "b", "b c d e"))))
                .isCloseTo(2 / 3.0, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"rouge1, 0.75, 0.6", "rouge2, 0.3333333333333333, 0.25", "rougeL, 0.5, 0.4"})
    void rougeByHand(String metric, double precision, double recall) {
        Map<String, Value> rouge =
                fields(metric, Map.of(), Map.of("target", "one Two three, four five", "prediction", "four one two 6"));
        assertThat(number(rouge, "precision")).isCloseTo(precision, CLOSE);
        assertThat(number(rouge, "recall")).isCloseTo(recall, CLOSE);
        assertThat(number(rouge, "fmeasure")).isCloseTo(2 * precision * recall / (precision + recall), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rouge1", "rouge2", "rougeL"})
    void rougeOfNothingIsZero(String metric) {
        Map<String, Value> rouge = fields(metric, Map.of(), Map.of("target", "…", "prediction", ""));
        assertThat(number(rouge, "fmeasure")).isZero();
        assertThat(number(rouge, "precision")).isZero();
    }

    @Test
    void rougeStemsWordsOfMoreThanThreeLetters() {
        Map<String, ?> inputs = Map.of("target", "running cats", "prediction", "runs cat");
        assertThat(number(fields("rouge1", Map.of("use_stemmer", true), inputs), "fmeasure"))
                .isEqualTo(1);
        assertThat(number(fields("rouge1", Map.of(), inputs), "fmeasure")).isZero();
        assertThat(number(
                        fields("rouge1", Map.of("use_stemmer", true), Map.of("target", "gas", "prediction", "ga")),
                        "fmeasure"))
                .isZero();
    }

    /** Those of NLTK 3.10, a pair or more for every rule. */
    @ParameterizedTest
    @CsvSource({
        "caresses, caress",
        "ponies, poni",
        "ties, tie",
        "caress, caress",
        "cats, cat",
        "died, die",
        "tried, tri",
        "feed, feed",
        "agreed, agre",
        "plastered, plaster",
        "bled, bled",
        "motoring, motor",
        "sing, sing",
        "conflated, conflat",
        "troubled, troubl",
        "sized, size",
        "hopping, hop",
        "falling, fall",
        "hissing, hiss",
        "fizzed, fizz",
        "failing, fail",
        "filing, file",
        "happy, happi",
        "enjoy, enjoy",
        "spy, spi",
        "by, by",
        "relational, relat",
        "rational, ration",
        "conditional, condit",
        "valenci, valenc",
        "digitizer, digit",
        "conformabli, conform",
        "radically, radic",
        "differentli, differ",
        "vileli, vile",
        "analogousli, analog",
        "vietnamization, vietnam",
        "operator, oper",
        "feudalism, feudal",
        "decisiveness, decis",
        "hopefulness, hope",
        "formaliti, formal",
        "sensitiviti, sensit",
        "sensibiliti, sensibl",
        "hopefulli, hope",
        "biology, biolog",
        "geology, geolog",
        "triplicate, triplic",
        "formative, form",
        "electriciti, electr",
        "goodness, good",
        "revival, reviv",
        "airliner, airlin",
        "adjustable, adjust",
        "replacement, replac",
        "adoption, adopt",
        "million, million",
        "homologou, homolog",
        "communism, commun",
        "effective, effect",
        "bowdlerize, bowdler",
        "probate, probat",
        "rate, rate",
        "cease, ceas",
        "controll, control",
        "roll, roll",
        "skies, sky",
        "dying, die",
        "news, news",
        "innings, inning",
        "syzygy, syzygi",
        "yyyed, yy",
        "yes, ye"
    })
    void stemsAreThoseOfNltk(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    static Stream<Arguments> refused() {
        List<String> two = List.of("a", "b");
        return Stream.of(
                Arguments.of(
                        "bleu",
                        Map.of("hypotheses", List.of(), "references", List.of(List.of())),
                        "The input hypotheses has no rows."),
                Arguments.of(
                        "chrf",
                        Map.of("hypotheses", two, "references", List.of()),
                        "The input references has no rows."),
                Arguments.of(
                        "ter",
                        Map.of("hypotheses", two, "references", List.of(two, List.of("a"))),
                        "The input references has another number of rows than the one it goes with."),
                Arguments.of(
                        "wer",
                        Map.of("hypotheses", two, "references", List.of("a")),
                        "The input references has another number of rows than the one it goes with."),
                Arguments.of(
                        "cer",
                        Map.of("hypotheses", List.of(), "references", List.of()),
                        "The input hypotheses has no rows."),
                Arguments.of(
                        "squad_f1", Map.of("prediction", "a", "answers", List.of()), "The input answers has no rows."),
                Arguments.of("rouge1", Map.of("prediction", "a", "target", 3), "The input target is no text."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItCannotCompute(String metric, Map<String, ?> inputs, String message) {
        MetricDefinition definition = definition(metric);
        assertThatThrownBy(() -> definition.value(Inputs.of(inputs), definition.arguments(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    private static double overReferences(String metric, String hypothesis, String reference) {
        return scalar(metric, Map.of("hypotheses", List.of(hypothesis), "references", List.of(List.of(reference))));
    }

    private static double answer(String metric, String prediction, String answer) {
        return scalar(metric, Map.of("prediction", prediction, "answers", List.of(answer)));
    }

    private static double scalar(String metric, Map<String, ?> inputs) {
        MetricDefinition definition = definition(metric);
        return ((Value.Scalar) definition.value(Inputs.of(inputs), definition.arguments(Map.of()))).value();
    }

    private static Map<String, Value> fields(String metric, Map<String, ?> parameters, Map<String, ?> inputs) {
        MetricDefinition definition = definition(metric);
        return ((Value.Fields) definition.value(Inputs.of(inputs), definition.arguments(parameters))).values();
    }

    private static MetricDefinition definition(String id) {
        return TextMetrics.ALL.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Map<String, Value> fields, String name) {
        return ((Value.Scalar) Objects.requireNonNull(fields.get(name))).value();
    }

    private static double[] numbers(Map<String, Value> fields, String name) {
        return ((Value.Sequence) Objects.requireNonNull(fields.get(name)))
                .values().stream()
                        .mapToDouble(value -> ((Value.Scalar) value).value())
                        .toArray();
    }
}
