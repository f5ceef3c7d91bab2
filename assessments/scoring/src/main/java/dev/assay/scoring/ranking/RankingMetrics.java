package dev.assay.scoring.ranking;

import static dev.assay.scoring.metric.Decomposition.CORPUS_SUMS;
import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.weights;
import static dev.assay.scoring.metric.Parameter.convention;
import static dev.assay.scoring.metric.Parameter.flag;
import static dev.assay.scoring.metric.Parameter.limit;
import static dev.assay.scoring.metric.Parameter.wholeNumber;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.metric.WeightedMean;
import java.util.List;
import java.util.stream.Stream;

/** Gains of ranked documents, and the measures of trec_eval. */
public final class RankingMetrics {
    private static final String TIES =
            "Documents of equal score share the mean of their gains (McSherry and Najork 2008);"
                    + " with ignore_ties the later column comes first. Linear gain, logarithm to the base 2.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = Stream.concat(
                    Stream.of(
                            gain("dcg", "Discounted cumulative gain")
                                    .higherIsBetter(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                                    .formula("Σ over ranks i ≤ k of gainᵢ / log₂(i + 1), a mean over queries")
                                    .conventions(TIES + " Gains may be negative, and then so may the value; fewer than"
                                            + " two documents are rejected.")
                                    .reference("scikit-learn 1.9.0 dcg_score; Järvelin and Kekäläinen 2002, ACM"
                                            + " Transactions on Information Systems 20(4)")
                                    .with(convention("log_base", 2))
                                    .overRows((inputs, arguments) ->
                                            mean(gains(inputs, arguments).discounted())),
                            gain("ndcg", "Normalised discounted cumulative gain")
                                    .higherIsBetter(0, 1)
                                    .formula("DCG / DCG of the ideal order, a mean over queries")
                                    .conventions(TIES + " A query without any gain counts 0; a negative gain and fewer"
                                            + " than two documents are rejected.")
                                    .reference("scikit-learn 1.9.0 ndcg_score; Järvelin and Kekäläinen 2002, ACM"
                                            + " Transactions on Information Systems 20(4)")
                                    .with(convention("log_base", 2))
                                    .overRows((inputs, arguments) ->
                                            mean(gains(inputs, arguments).normalised())),
                            MetricDefinition.named("trec_eval", "Measures of trec_eval")
                                    .family(Family.RANKING)
                                    .madeOf(CORPUS_SUMS)
                                    .within(0, Double.POSITIVE_INFINITY)
                                    .formula("Means over queries of average precision, R-precision, bpref, reciprocal"
                                            + " rank, P@k, recall@k, nDCG, nDCG@k, average precision@k, success@k; gm_map:"
                                            + " geometric mean of max(average precision, 10⁻⁵)")
                                    .conventions("qrels: query, document, relevance; run: query, document, score. By"
                                            + " score, then document descending by its bytes. P@k divides by k even"
                                            + " when fewer are returned; nDCG has the relevance for a gain and log₂(rank"
                                            + " + 1), its ideal order is of all judged documents; a relevance below 0"
                                            + " is not judged. A query without relevant documents counts 0, one that is"
                                            + " not judged is skipped, one missing in the run is skipped or, when"
                                            + " complete, counts 0. A document twice in a query is rejected, as are"
                                            + " a run and judgements without a common query.")
                                    .reference("trec_eval 10.0-rc3; Buckley and Voorhees 2004, SIGIR (bpref)")
                                    .takes(Input.of("qrels", Input.Shape.RECORDS), Input.of("run", Input.Shape.RECORDS))
                                    .with(
                                            flag("complete", false),
                                            wholeNumber("relevance_level", 1, 1000, 1),
                                            convention("ties", "score desc, then docid descending (strcmp)"))
                                    .computed(RankingMetrics::trecEval)),
                    RecommendationMetrics.ALL.stream())
            .toList();

    private RankingMetrics() {}

    private static Draft gain(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.RANKING)
                .madeOf(ROW_LOSS)
                .undefinedWhen("no query has any weight")
                .takes(numberRows("y_true"), numberRows("y_score"), weights())
                .with(limit("k", 1), flag("ignore_ties", false), convention("gain", "linear"));
    }

    private static Gains gains(Inputs inputs, Arguments arguments) {
        return Gains.of(inputs, arguments.wholeNumber("k"), arguments.flag("ignore_ties"));
    }

    static BoundRows mean(double[] values) {
        return new BoundRows(values.length, new WeightedMean(values));
    }

    private static Value trecEval(Inputs inputs, Arguments arguments) {
        return TrecEval.of(inputs, arguments.wholeNumber("relevance_level"), arguments.flag("complete"));
    }
}
