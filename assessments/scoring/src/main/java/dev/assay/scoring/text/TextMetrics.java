package dev.assay.scoring.text;

import static dev.assay.scoring.metric.Decomposition.CORPUS_SUMS;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Input.Shape;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Metrics of translations, transcripts, summaries and answers. */
public final class TextMetrics {
    private static final String SEGMENTS = "A list of references is one translation of all segments. ";

    private static final List<MetricDefinition> OF_TRANSLATIONS = List.of(
            ofTexts("bleu", "BLEU")
                    .higherIsBetter(0, 100)
                    .formula(
                            "BP · exp(Σₙ ln pₙ / 4), BP = min(1, exp(1 − r/c)), pₙ matched of given n-grams in percent")
                    .conventions(SEGMENTS
                            + "Tokens 13a. Counts are summed over segments, matches cut at the largest count in"
                            + " any reference, r takes the closest reference, of equally close ones the shorter. The k-th"
                            + " order without a match has precision 100/(2ᵏ n-grams). No match at all, or a corpus without"
                            + " any 4-gram: 0.")
                    .reference("sacreBLEU 2.6.0 BLEU; Papineni et al. 2002, Post 2018")
                    .takes(Input.of("hypotheses", Shape.TEXTS), Input.of("references", Shape.TEXT_LISTS))
                    .with(
                            Parameter.convention("tokenize", "13a"),
                            Parameter.convention("smooth", "exp"),
                            Parameter.convention("max_order", Bleu.ORDERS),
                            Parameter.flag("lowercase", false),
                            Parameter.convention("level", "corpus"))
                    .computed(TextMetrics::bleu),
            ofTexts("bleu_sentence", "BLEU of a sentence")
                    .higherIsBetter(0, 100)
                    .formula("BP · exp(Σₙ ln pₙ / N), N the longest order, at most 4, that the hypothesis has")
                    .conventions("As bleu, but orders longer than the hypothesis are left out.")
                    .reference("sacreBLEU 2.6.0 sentence_bleu; Papineni et al. 2002, Post 2018")
                    .takes(Input.of("hypothesis", Shape.TEXT), Input.of("references", Shape.TEXTS))
                    .with(
                            Parameter.convention("tokenize", "13a"),
                            Parameter.convention("smooth", "exp"),
                            Parameter.convention("effective_order", true))
                    .computed(TextMetrics::bleuOfSentence),
            chrf("chrf", "chrF", 0),
            chrf("chrf++", "chrF++", 2),
            ofTexts("ter", "Translation edit rate")
                    .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                    .formula(
                            "100 Σ edits / Σ mean reference length; insertions, deletions, substitutions and shifts cost 1")
                    .conventions(SEGMENTS
                            + "Small letters, words cut at white space. Shifts are found by Tercom's search: up to"
                            + " ten words, up to fifty places, at most 1,000 tries a segment. The fewest edits to any"
                            + " reference count. Empty references: 100 when there are edits, else 0.")
                    .reference("sacreBLEU 2.6.0 TER; Snover et al. 2006")
                    .takes(
                            Input.of("hypotheses", Shape.TEXTS),
                            Input.of("references", Shape.TEXT_LISTS),
                            Input.weights())
                    .overRows((inputs, arguments) ->
                            overReferences(inputs, TranslationEditRate::ofSegment, TranslationEditRate::rate)));

    private static final List<MetricDefinition> OF_TRANSCRIPTS = List.of(
            errorRate("wer", "Word error rate")
                    .formula("Σ edits between words / Σ words of the reference")
                    .reference("jiwer 4.0.0 wer; Levenshtein 1966")
                    .undefinedWhen("no reference has a word, or no row has any weight")
                    .with(
                            Parameter.convention("aggregate", "sum of edits / sum of reference words"),
                            Parameter.convention("tokenize", "whitespace"))
                    .overRows((inputs, arguments) -> overReference(inputs, EditDistance::ofWords)),
            errorRate("cer", "Character error rate")
                    .formula("Σ edits between characters / Σ characters of the reference")
                    .reference("jiwer 4.0.0 cer; Levenshtein 1966")
                    .undefinedWhen("every reference is empty, or no row has any weight")
                    .with(Parameter.convention("unit", "code point incl. spaces"))
                    .overRows((inputs, arguments) -> overReference(inputs, EditDistance::ofCharacters)));

    private static final List<MetricDefinition> OF_ANSWERS = List.of(
            answer("squad_exact_match", "Exact match of an answer")
                    .formula("maxᵣ [words(answer) = words(r)]")
                    .computed((inputs, arguments) -> best(inputs, AnswerMatch::exact)),
            answer("squad_f1", "Token F1 of an answer")
                    .formula("maxᵣ 2 |words(answer) ∩ words(r)| / (|words(answer)| + |words(r)|), as multisets")
                    .computed((inputs, arguments) -> best(inputs, AnswerMatch::f1)),
            rouge("rouge1", "ROUGE-1")
                    .formula("F = 2PR/(P + R), P and R the shares of common words")
                    .computed((inputs, arguments) -> ofNgrams(inputs, arguments, 1)),
            rouge("rouge2", "ROUGE-2")
                    .formula("F = 2PR/(P + R), P and R the shares of common pairs of words")
                    .computed((inputs, arguments) -> ofNgrams(inputs, arguments, 2)),
            rouge("rougeL", "ROUGE-L")
                    .formula("F = 2PR/(P + R), P and R the shares of the longest common subsequence of words")
                    .computed((inputs, arguments) -> named(Rouge.ofSubsequence(
                            inputs.text("target"), inputs.text("prediction"), arguments.flag("use_stemmer")))));

    /** All of the family. */
    public static final List<MetricDefinition> ALL = Stream.of(OF_TRANSLATIONS, OF_TRANSCRIPTS, OF_ANSWERS)
            .flatMap(List::stream)
            .toList();

    private TextMetrics() {}

    private static Draft ofTexts(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.TEXT).madeOf(CORPUS_SUMS);
    }

    private static MetricDefinition chrf(String id, String name, int wordOrder) {
        return ofTexts(id, name)
                .higherIsBetter(0, 100)
                .formula(
                        "100 (1 + β²) P R / (β² P + R), P and R the means over the orders of n-gram precision and recall")
                .conventions(SEGMENTS + "Characters are code points without white space; words part with one mark of"
                        + " punctuation. Counts are summed over segments, of several references the one with the best score"
                        + " counts. Orders without n-grams on either side are left out; no match: 0.")
                .reference("sacreBLEU 2.6.0 CHRF; Popović 2015 and 2017")
                .takes(Input.of("hypotheses", Shape.TEXTS), Input.of("references", Shape.TEXT_LISTS), Input.weights())
                .with(
                        Parameter.wholeNumber("char_order", 1, 20, 6),
                        Parameter.wholeNumber("word_order", 0, 20, wordOrder),
                        Parameter.wholeNumber("beta", 1, 20, 2))
                .overRows((inputs, arguments) -> {
                    Chrf chrf = new Chrf(
                            arguments.wholeNumber("char_order"),
                            arguments.wholeNumber("word_order"),
                            arguments.wholeNumber("beta"));
                    return overReferences(inputs, chrf::ofSegment, chrf::score);
                });
    }

    private static Draft errorRate(String id, String name) {
        return ofTexts(id, name)
                .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                .conventions(
                        "Sums over all segments, so that long ones count more. Can exceed 1. Texts are compared as they"
                                + " are, case and punctuation included.")
                .takes(Input.of("hypotheses", Shape.TEXTS), Input.of("references", Shape.TEXTS), Input.weights());
    }

    private static Draft answer(String id, String name) {
        return ofTexts(id, name)
                .higherIsBetter(0, 1)
                .conventions(
                        "Words are those in small letters without ASCII punctuation and the articles a, an and the. The best"
                                + " of the accepted answers counts. Answers without any common word have F1 0, even if both are"
                                + " empty.")
                .reference("SQuAD evaluation script 1.1; Rajpurkar et al. 2016")
                .takes(Input.of("prediction", Shape.TEXT), Input.of("answers", Shape.TEXTS));
    }

    private static Draft rouge(String id, String name) {
        return ofTexts(id, name)
                .higherIsBetter(0, 1)
                .conventions(
                        "Words are runs of a to z and 0 to 9 in small letters; with the stemmer those of more than three"
                                + " letters are stemmed. Nothing in common: 0.")
                .reference("rouge_score 0.1.2 with NLTK's Porter stemmer; Lin 2004")
                .takes(Input.of("target", Shape.TEXT), Input.of("prediction", Shape.TEXT))
                .with(Parameter.flag("use_stemmer", false));
    }

    private static Value bleu(Inputs inputs, Arguments arguments) {
        boolean lowercase = arguments.flag("lowercase");
        double[] sums = new double[2 + 2 * Bleu.ORDERS];
        for (Segment segment : segments(inputs)) {
            double[] ofSegment = bleuSums(segment, lowercase);
            for (int part = 0; part < sums.length; part++) {
                sums[part] += ofSegment[part];
            }
        }
        Bleu bleu = new Bleu(sums, false);
        return Value.named("score", bleu.score())
                .and("precisions", Value.of(bleu.precisions()))
                .and("bp", bleu.brevityPenalty())
                .and("sys_len", sums[0])
                .and("ref_len", sums[1])
                .and("counts", Value.of(bleu.matches()))
                .and("totals", Value.of(bleu.totals()));
    }

    private static Value bleuOfSentence(Inputs inputs, Arguments arguments) {
        Segment segment = new Segment(inputs.text("hypothesis"), some(inputs.texts("references"), "references"));
        return Value.of(new Bleu(bleuSums(segment, false), true).score());
    }

    private static double[] bleuSums(Segment segment, boolean lowercase) {
        return Bleu.ofSegment(
                WmtTokenizer.tokens(segment.hypothesis(), lowercase),
                segment.references().stream()
                        .map(reference -> WmtTokenizer.tokens(reference, lowercase))
                        .toList());
    }

    private static BoundRows overReferences(
            Inputs inputs, BiFunction<String, List<String>, double[]> sums, ToDoubleFunction<double[]> formula) {
        double[][] segments = segments(inputs).stream()
                .map(segment -> sums.apply(segment.hypothesis(), segment.references()))
                .toArray(double[][]::new);
        return new BoundRows(segments.length, new CorpusSums(segments, formula));
    }

    private static BoundRows overReference(Inputs inputs, BiFunction<String, String, double[]> sums) {
        List<String> hypotheses = some(inputs.texts("hypotheses"), "hypotheses");
        List<String> references = inputs.texts("references");
        Inputs.sameLength(hypotheses.size(), references.size(), "references");
        double[][] segments = IntStream.range(0, hypotheses.size())
                .mapToObj(row -> sums.apply(hypotheses.get(row), references.get(row)))
                .toArray(double[][]::new);
        return new BoundRows(
                segments.length, new CorpusSums(segments, parts -> parts[1] == 0 ? Double.NaN : parts[0] / parts[1]));
    }

    /** A text and what it should be. */
    private record Segment(String hypothesis, List<String> references) {}

    private static List<Segment> segments(Inputs inputs) {
        List<String> hypotheses = some(inputs.texts("hypotheses"), "hypotheses");
        List<List<String>> references = some(inputs.textLists("references"), "references");
        references.forEach(list -> Inputs.sameLength(hypotheses.size(), list.size(), "references"));
        return IntStream.range(0, hypotheses.size())
                .mapToObj(row -> new Segment(
                        hypotheses.get(row),
                        references.stream().map(list -> list.get(row)).toList()))
                .toList();
    }

    private static Value best(Inputs inputs, ToDoubleBiFunction<String, String> match) {
        String prediction = inputs.text("prediction");
        return Value.of(some(inputs.texts("answers"), "answers").stream()
                .mapToDouble(answer -> match.applyAsDouble(prediction, answer))
                .max()
                .orElseThrow());
    }

    private static Value ofNgrams(Inputs inputs, Arguments arguments, int order) {
        return named(
                Rouge.ofNgrams(inputs.text("target"), inputs.text("prediction"), order, arguments.flag("use_stemmer")));
    }

    private static Value named(Rouge rouge) {
        return Value.named("precision", rouge.precision())
                .and("recall", rouge.recall())
                .and("fmeasure", rouge.f());
    }

    private static <T> List<T> some(List<T> rows, String name) {
        if (rows.isEmpty()) {
            throw new InvalidInputException("The input %s has no rows.".formatted(name));
        }
        return rows;
    }
}
