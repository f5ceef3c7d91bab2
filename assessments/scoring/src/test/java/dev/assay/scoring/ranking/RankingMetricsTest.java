package dev.assay.scoring.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double LOG3 = Math.log(3) / Math.log(2);

    private static Evaluated gains(String id, List<?> truth, List<?> scores) {
        return Evaluated.metric(id).input("y_true", truth).input("y_score", scores);
    }

    private static Evaluated tied(String id) {
        return gains(id, List.of(List.of(3, 2, 0, 1)), List.of(List.of(.5, .5, .9, .1)));
    }

    private static Evaluated trec(List<?> qrels, List<?> run) {
        return Evaluated.metric("trec_eval").input("qrels", qrels).input("run", run);
    }

    /** Of a to e, a and c are relevant, d is twice so and not returned, e is not judged. */
    private static Evaluated example() {
        return trec(
                List.of(
                        List.of("q", "a", 1),
                        List.of("q", "b", 0),
                        List.of("q", "c", 1),
                        List.of("q", "d", 2),
                        List.of("q", "f", -1)),
                List.of(
                        List.of("q", "b", 4),
                        List.of("q", "a", 3.5),
                        List.of("q", "e", 3),
                        List.of("q", "f", 2),
                        List.of("q", "c", -1)));
    }

    private static Evaluated lists(String id) {
        return Evaluated.metric(id)
                .input("actual", List.of(List.of("a", "b", "c"), List.of("x"), List.of(), List.of("a")))
                .input("predicted", List.of(List.of("a", "z", "a", "b"), List.of("y"), List.of("a"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "dcg, null, 3.2580009420020364",
        "dcg, 2, 1.5773243839286433",
        "ndcg, null, 0.6841866999887227",
        "ndcg, 2, 0.37010238870733153",
    })
    void tiedDocumentsShareTheirGains(String id, String cut, double expected) {
        Evaluated gain = tied(id);
        Evaluated limited = cut.equals("null") ? gain : gain.parameter("k", Integer.parseInt(cut));
        assertThat(limited.number()).isCloseTo(expected, CLOSE);
    }

    @Test
    void withoutSharingTheLaterColumnOfATieComesFirst() {
        assertThat(tied("dcg").parameter("ignore_ties", true).number())
                .isCloseTo(2 / LOG3 + 3.0 / 2 + Math.log(2) / Math.log(5), CLOSE);
    }

    @Test
    void theIdealOrderIsOne() {
        assertThat(gains("ndcg", List.of(List.of(3, 2, 2, 0)), List.of(List.of(9, 5, 5, 1)))
                        .number())
                .isCloseTo(1, CLOSE);
        assertThat(gains("ndcg", List.of(List.of(0, 0)), List.of(List.of(9, 5))).number())
                .isZero();
    }

    @Test
    void queriesAreWeighted() {
        Evaluated gain = gains("dcg", List.of(List.of(1, 0), List.of(4, 0)), List.of(List.of(2, 1), List.of(2, 1)));
        assertThat(gain.number()).isCloseTo(2.5, CLOSE);
        assertThat(gain.weights(1, 2).number()).isCloseTo(3, CLOSE);
    }

    @Test
    void gainsThatMakeNoSenseAreRefused() {
        List<List<Integer>> scores = List.of(List.of(1, 2));
        gains("ndcg", List.of(List.of(1, -1)), scores).isRefused("Row 1 of y_true has a negative gain.");
        assertThat(gains("dcg", List.of(List.of(1, -2)), scores).number()).isCloseTo(1 / LOG3 - 2, CLOSE);
        gains("dcg", List.of(List.of(1)), List.of(List.of(1)))
                .isRefused("The input y_true must have two columns or more.");
        gains("dcg", List.of(List.of(1, 2, 3)), scores)
                .isRefused("The input y_score has another number of columns than y_true.");
        gains("dcg", List.of(List.of(1, 2), List.of(1, 2)), scores)
                .isRefused("The input y_score has another number of rows than the one it goes with.");
        gains("ndcg", List.of(), List.of()).isRefused("There are no rows.");
    }

    @Test
    void trecEvalAgreesWithAComputationByHand() {
        Evaluated measures = example();
        assertThat(measures.number("num_q")).isEqualTo(1);
        assertThat(measures.number("map")).isCloseTo((1.0 / 2 + 2.0 / 5) / 3, CLOSE);
        assertThat(measures.number("gm_map")).isCloseTo(.3, CLOSE);
        assertThat(measures.number("map_cut_5")).isCloseTo(.3, CLOSE);
        assertThat(measures.number("Rprec")).isCloseTo(1.0 / 3, CLOSE);
        assertThat(measures.number("bpref")).isZero();
        assertThat(measures.number("recip_rank")).isEqualTo(.5);
        assertThat(measures.number("P_1")).isZero();
        assertThat(measures.number("P_5")).isEqualTo(.4);
        assertThat(measures.number("P_10")).isEqualTo(.2);
        assertThat(measures.number("recall_5")).isCloseTo(2.0 / 3, CLOSE);
        assertThat(measures.number("recall_10")).isCloseTo(2.0 / 3, CLOSE);
        assertThat(measures.number("success_1")).isZero();
        assertThat(measures.number("success_5")).isEqualTo(1);
        double ideal = 2 + 1 / LOG3 + .5;
        double gain = 1 / LOG3 + Math.log(2) / Math.log(6);
        assertThat(measures.number("ndcg")).isCloseTo(gain / ideal, CLOSE);
        assertThat(measures.number("ndcg_cut_3")).isCloseTo(1 / LOG3 / ideal, CLOSE);
        assertThat(measures.number("ndcg_cut_5")).isCloseTo(gain / ideal, CLOSE);
        assertThat(measures.number("ndcg_cut_10")).isCloseTo(gain / ideal, CLOSE);
    }

    @Test
    void aHigherLevelLeavesFewerRelevant() {
        Evaluated measures = example().parameter("relevance_level", 2);
        assertThat(measures.number("map")).isZero();
        assertThat(measures.number("ndcg")).isPositive();
        assertThat(measures.number("gm_map")).isCloseTo(1e-5, within(1e-15));
    }

    @Test
    void binaryPreferenceCountsJudgedDocumentsOnly() {
        Evaluated measures = trec(
                Stream.of("a", "b", "c", "d", "e")
                        .map(document -> List.of("q", document, "ac".contains(document) ? 1 : 0))
                        .toList(),
                List.of(
                        List.of("q", "a", 9),
                        List.of("q", "z", 8),
                        List.of("q", "b", 7),
                        List.of("q", "c", 6),
                        List.of("q", "d", 5)));
        assertThat(measures.number("bpref")).isCloseTo((1 + .5) / 2, CLOSE);
    }

    @Test
    void tiesGoByTheBytesOfTheDocumentDescending() {
        List<List<Object>> qrels = List.of(List.of("q", "\uD83D\uDE00", 1), List.of("q", "\uFFFD", 0));
        List<List<Object>> run = List.of(List.of("q", "\uFFFD", 1), List.of("q", "\uD83D\uDE00", 1));
        assertThat(trec(qrels, run).number("recip_rank")).isEqualTo(1);
        assertThat(trec(List.of(List.of("q", "a", 1)), List.of(List.of("q", "a", 0.0), List.of("q", "b", -0.0)))
                        .number("recip_rank"))
                .isEqualTo(.5);
    }

    @Test
    void queriesAreSkippedOrCountedAsZero() {
        List<List<Object>> qrels =
                List.of(List.of("q", "a", 1), List.of("missing", "a", 1), List.of("hopeless", "a", 0));
        List<List<Object>> run =
                List.of(List.of("q", "a", 1), List.of("unjudged", "a", 1), List.of("hopeless", "a", 1));
        Evaluated measures = trec(qrels, run);
        assertThat(measures.number("num_q")).isEqualTo(2);
        assertThat(measures.number("map")).isEqualTo(.5);
        assertThat(measures.number("Rprec")).isEqualTo(.5);
        assertThat(measures.number("bpref")).isEqualTo(.5);
        assertThat(measures.number("recall_5")).isEqualTo(.5);
        assertThat(measures.number("ndcg")).isEqualTo(.5);
        assertThat(measures.number("gm_map")).isCloseTo(Math.sqrt(1e-5), CLOSE);
        Evaluated complete = trec(qrels, run).parameter("complete", true);
        assertThat(complete.number("num_q")).isEqualTo(3);
        assertThat(complete.number("map")).isCloseTo(1.0 / 3, CLOSE);
        assertThat(complete.number("gm_map")).isCloseTo(Math.cbrt(1e-10), CLOSE);
    }

    @Test
    void recordsThatMakeNoSenseAreRefused() {
        List<List<Object>> good = List.of(List.of("q", "a", 1));
        trec(good, List.of(List.of("other", "a", 1))).isRefused("No query is both in qrels and in run.");
        trec(good, List.of(List.of("q", "a")))
                .isRefused("Row 1 of run is not the text of a query, that of a document, and a number.");
        trec(List.of(List.of("q", 7, 1)), good)
                .isRefused("Row 1 of qrels is not the text of a query, that of a document, and a number.");
        trec(List.of(List.of(7, "q", 1)), good)
                .isRefused("Row 1 of qrels is not the text of a query, that of a document, and a number.");
        trec(good, List.of("q"))
                .isRefused("Row 1 of run is not the text of a query, that of a document, and a number.");
        trec(good, List.of(List.of("q", "a", "NaN"))).isRefused("Row 1 of run has no finite number.");
        trec(good, List.of(List.of("q", "a", "high"))).isRefused("Row 1 of run has no finite number.");
        trec(List.of(List.of("q", "a", .5)), good).isRefused("Row 1 of qrels has a relevance that is not whole.");
        trec(List.of(List.of("q", "a", 1e10)), good).isRefused("Row 1 of qrels has a relevance that is not whole.");
        trec(List.of(List.of("q", "a", 1), List.of("q", "a", 0)), good)
                .isRefused("Row 2 of qrels has a document of the query again.");
        trec(good, List.of(List.of("q", "a", 1), List.of("q", "a", 2)))
                .isRefused("Row 2 of run has a document of the query again.");
    }

    @ParameterizedTest
    @CsvSource({
        "map_at_k, 10, 0.125",
        "map_at_k, 2, 0.125",
        "map_at_k, 1, 0.25",
        "hit_rate_at_k, 10, 0.25",
        "context_precision, 10, 0.1875",
        "context_precision, 3, 0.25",
        "context_recall, 10, 0.16666666666666666",
        "context_recall, 3, 0.08333333333333333",
    })
    void hitsAreCountedOnceAndByPlace(String id, int cut, double expected) {
        assertThat(lists(id).parameter("k", cut).number()).isCloseTo(expected, CLOSE);
    }

    @Test
    void sidesOfListsMustBeAsLong() {
        lists("map_at_k")
                .input("predicted", List.of(List.of()))
                .isRefused("The input predicted has another number of rows than the one it goes with.");
    }

    @Test
    void coverageIsTheShareOfTheCatalogueThatAnybodySees() {
        Evaluated coverage = Evaluated.metric("catalog_coverage")
                .input("predicted", List.of(List.of("a", "b", "b"), List.of("a"), List.of()))
                .input("catalog", List.of("a", "b", "c", "d", "a"));
        assertThat(coverage.number()).isEqualTo(.5);
        assertThat(coverage.under(0, 1, 1)).isEqualTo(.25);
        assertThat(coverage.under(0, 0, 1)).isZero();
        assertThat(coverage.under(0, 0, 0)).isNaN();
        assertThat(coverage.parameter("k", 1).number()).isEqualTo(.25);
        coverage.parameter("k", 2)
                .input("catalog", List.of("a"))
                .isRefused("Row 1 of predicted, element 2, is not in catalog.");
        coverage.input("predicted", List.of(List.of()))
                .input("catalog", List.of())
                .isRefused("The input catalog is empty.");
    }

    private static Evaluated diversity() {
        return Evaluated.metric("intra_list_diversity")
                .input("predicted", List.of(List.of("a", "b", "a", "c"), List.of("b", "c"), List.of("a"), List.of()))
                .input("items", List.of("a", "b", "c"))
                .input("features", List.of(List.of(2, 0), List.of(0, 3), List.of(-1, 0)));
    }

    @Test
    void diversityIsTheMeanDistanceOfThePairsOfAList() {
        assertThat(diversity().under(1, 0, 0, 0)).isCloseTo((1 + 2 + 1) / 3.0, CLOSE);
        assertThat(diversity().under(0, 1, 0, 0)).isCloseTo(1, CLOSE);
        assertThat(diversity().number()).isCloseTo((4.0 / 3 + 1) / 2, CLOSE);
        assertThat(diversity().under(0, 0, 1, 1)).isNaN();
        assertThat(diversity().parameter("k", 3).under(1, 0, 0, 0)).isCloseTo(1, CLOSE);
    }

    @Test
    void diversityNeedsOneDirectionForEachItem() {
        diversity()
                .input("features", List.of(List.of(2, 0), List.of(0, 0), List.of(-1, 0)))
                .isRefused("Row 2 of features has only zeros.");
        diversity()
                .input("features", List.of(List.of(2, 0)))
                .isRefused("The input features has another number of rows than the one it goes with.");
        diversity()
                .input("items", List.of("a", "b", "c", "a"))
                .input("features", List.of(List.of(2), List.of(1), List.of(1), List.of(1)))
                .isRefused("The input items holds an item twice.");
    }

    private static Evaluated novelty() {
        return Evaluated.metric("novelty")
                .input("predicted", List.of(List.of("a", "b", "b"), List.of("b"), List.of()))
                .input("items", List.of("a", "b"))
                .input("interactions", List.of(16, 2))
                .input("users", 16);
    }

    @Test
    void noveltyIsTheInformationOfWhatFewHadBefore() {
        assertThat(novelty().under(1, 0, 0)).isCloseTo(1.5, CLOSE);
        assertThat(novelty().number()).isCloseTo(2.25, CLOSE);
        assertThat(novelty().under(0, 0, 1)).isNaN();
        novelty()
                .input("interactions", List.of(17, 2))
                .isRefused("Row 1 of interactions is not from 1 to the number of users.");
        novelty()
                .input("interactions", List.of(16, 0))
                .isRefused("Row 2 of interactions is not from 1 to the number of users.");
        novelty()
                .input("interactions", List.of(16))
                .isRefused("The input interactions has another number of rows than the one it goes with.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map_at_k", "hit_rate_at_k", "context_precision", "context_recall"})
    void aRowDrawnTwiceIsTwoRows(String id) {
        assertThat(lists(id).under(3, 1, 0, 2))
                .isCloseTo(lists(id).repeated(3, 1, 0, 2).number(), CLOSE);
        assertThat(lists(id).under(0, 0, 0, 0)).isNaN();
    }
}
