package dev.assay.scoring.ranking;

import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Decomposition.WHOLE;
import static dev.assay.scoring.metric.Input.labels;
import static dev.assay.scoring.metric.Input.number;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Parameter.wholeNumber;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** How good lists of recommended or retrieved items are, a row a user or question. */
final class RecommendationMetrics {
    private static final String HITS = "An item counts at its first place only. A row without relevant items counts 0.";

    static final List<MetricDefinition> ALL = List.of(
            hits("map_at_k", "Mean average precision at k")
                    .formula(
                            "Σ P@i · [item i is relevant] / min(relevant items, k) over places i ≤ k, a mean over rows")
                    .reference("ml_metrics and MLE-bench mapk, as on Kaggle")
                    .overRows((inputs, arguments) -> mean(inputs, arguments, Hits::averagePrecision)),
            hits("hit_rate_at_k", "Hit rate at k")
                    .formula("share of rows with a relevant item among the first k")
                    .reference("Formula; Deshpande and Karypis 2004, ACM Transactions on Information Systems 22(1)")
                    .overRows((inputs, arguments) -> mean(inputs, arguments, Hits::any)),
            hits("context_precision", "Context precision")
                    .formula("Σ P@i · [item i is relevant] / relevant items among the first k, a mean over rows")
                    .reference("Formula; Es and others 2024, RAGAS, EACL system demonstrations")
                    .overRows((inputs, arguments) -> mean(inputs, arguments, Hits::precision)),
            hits("context_recall", "Context recall")
                    .formula("relevant items among the first k / relevant items, a mean over rows")
                    .reference("Formula; Es and others 2024, RAGAS, EACL system demonstrations")
                    .overRows((inputs, arguments) -> mean(inputs, arguments, Hits::recall)),
            described("catalog_coverage", "Catalogue coverage")
                    .higherIsBetter(0, 1)
                    .madeOf(WHOLE)
                    .takes(labels("catalog"))
                    .formula("different items among the first k of any row / items of the catalogue")
                    .conventions("An item that is not in the catalogue is rejected; one that is in it twice counts"
                            + " once.")
                    .reference("Formula; Ge, Delgado-Battenfeld and Jannach 2010, RecSys")
                    .undefinedWhen("no row has any weight")
                    .overRows((inputs, arguments) -> RecommendedItems.of(inputs, "catalog", arguments.wholeNumber("k"))
                            .coverage()),
            described("intra_list_diversity", "Diversity within lists")
                    .higherIsBetter(0, 2)
                    .madeOf(ROW_LOSS)
                    .takes(labels("items"), numberRows("features"))
                    .formula(
                            "mean over pairs of different items among the first k of 1 − cos(features), a mean over rows")
                    .conventions("features has a row for each of items. A row with fewer than two items is left out;"
                            + " an item that is not among the items, is there twice, or has no feature but zeros is"
                            + " rejected.")
                    .reference("Formula; Ziegler, McNee, Konstan and Lausen 2005, WWW")
                    .undefinedWhen("no row of any weight has two items")
                    .overRows((inputs, arguments) -> RecommendedItems.of(inputs, "items", arguments.wholeNumber("k"))
                            .diversity(inputs.matrix("features"))),
            described("novelty", "Novelty")
                    .higherIsBetter(0, Double.POSITIVE_INFINITY)
                    .madeOf(ROW_LOSS)
                    .takes(labels("items"), numbers("interactions"), number("users"))
                    .formula("mean over different items among the first k of log₂(users / interactions), a mean over"
                            + " rows")
                    .conventions("interactions: how many of the users had each of items before, from 1 to all of them."
                            + " A row without items is left out; an item that is not among the items, or is there"
                            + " twice, is rejected.")
                    .reference("Formula; Zhou and others 2010, Proceedings of the National Academy of Sciences 107(10)")
                    .undefinedWhen("no row of any weight has items")
                    .overRows((inputs, arguments) -> RecommendedItems.of(inputs, "items", arguments.wholeNumber("k"))
                            .novelty(inputs.numbers("interactions"), inputs.number("users"))));

    private RecommendationMetrics() {}

    private static Draft described(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.RANKING)
                .takes(Input.of("predicted", Input.Shape.LISTS))
                .with(wholeNumber("k", 1, Integer.MAX_VALUE, 10));
    }

    private static Draft hits(String id, String name) {
        return described(id, name)
                .takes(Input.of("actual", Input.Shape.LISTS))
                .higherIsBetter(0, 1)
                .madeOf(ROW_LOSS)
                .conventions(HITS)
                .undefinedWhen("no row has any weight");
    }

    private static BoundRows mean(Inputs inputs, Arguments arguments, ToDoubleBiFunction<Hits, Integer> ofRow) {
        int cut = arguments.wholeNumber("k");
        return RankingMetrics.mean(Hits.of(inputs, cut).stream()
                .mapToDouble(hits -> ofRow.applyAsDouble(hits, cut))
                .toArray());
    }
}
