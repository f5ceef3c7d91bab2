package dev.assay.scoring.clustering;

import static dev.assay.scoring.metric.Decomposition.CONFUSION_COUNTS;
import static dev.assay.scoring.metric.Input.labels;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Parameter.choice;
import static dev.assay.scoring.metric.Parameter.number;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.MetricDefinition.RowFormula;
import dev.assay.scoring.metric.Value;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Agreement of clusters with classes, whatever they are called, and separation of clusters of points. */
public final class ClusteringMetrics {
    private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

    private static final String ENTROPIES = "Entropies are natural. ";

    private static final String CLUSTERS = "From 2 clusters to one less than there are rows, else rejected. ";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            agreement("rand", "Rand index", 0)
                    .formula("(pairs together in both + pairs apart in both) / all pairs")
                    .conventions("1 for a single row.")
                    .reference("scikit-learn 1.9.0 rand_score; Rand 1971, Journal of the American Statistical"
                            + " Association 66")
                    .overRows(of(table -> PairCounts.of(table).rand())),
            agreement("adjusted_rand", "Adjusted Rand index", -.5)
                    .formula("(Rand index − its mean by chance) / (1 − its mean by chance)")
                    .conventions("1 where the clusterings are the same, also for a single cluster or row.")
                    .reference("scikit-learn 1.9.0 adjusted_rand_score; Hubert and Arabie 1985, Journal of"
                            + " Classification 2")
                    .overRows(of(table -> PairCounts.of(table).adjustedRand())),
            agreement("fowlkes_mallows", "Fowlkes–Mallows index", 0)
                    .formula("√(precision · recall) over pairs of rows that are together")
                    .conventions("0 where no pair is together in both.")
                    .reference("scikit-learn 1.9.0 fowlkes_mallows_score; Fowlkes and Mallows 1983, Journal of the"
                            + " American Statistical Association 78")
                    .overRows(of(table -> PairCounts.of(table).fowlkesMallows())),
            agreement("mutual_info", "Mutual information", 0)
                    .higherIsBetter(0, UNBOUNDED)
                    .formula("Σ nᵢⱼ/n ln(n nᵢⱼ/(aᵢ bⱼ))")
                    .conventions(ENTROPIES + "0 where a side has a single cluster.")
                    .reference("scikit-learn 1.9.0 mutual_info_score")
                    .overRows(of(Contingency::mutualInformation)),
            agreement("normalized_mutual_info", "Normalised mutual information", 0)
                    .formula("I / average of the two entropies")
                    .conventions(ENTROPIES + "1 where both sides have a single cluster, 0 where one has.")
                    .reference("scikit-learn 1.9.0 normalized_mutual_info_score; Vinh, Epps and Bailey 2010, Journal"
                            + " of Machine Learning Research 11")
                    .with(choice("average_method", Average.class))
                    .overRows((inputs, arguments) ->
                            bound(inputs, table -> Information.normalized(table, average(arguments)))),
            agreement("adjusted_mutual_info", "Adjusted mutual information", -1)
                    .formula("(I − E[I]) / (average of the two entropies − E[I]), E over clusterings of the same sizes")
                    .conventions(ENTROPIES + "1 where the clusterings are the same, 0 where only one side has a single"
                            + " cluster. The mean is that of the hypergeometric model.")
                    .reference("scikit-learn 1.9.0 adjusted_mutual_info_score; Vinh, Epps and Bailey 2010, Journal of"
                            + " Machine Learning Research 11")
                    .with(choice("average_method", Average.class))
                    .overRows((inputs, arguments) ->
                            bound(inputs, table -> Information.adjusted(table, average(arguments)))),
            agreement("homogeneity", "Homogeneity", 0)
                    .formula("I / H(classes)")
                    .conventions(ENTROPIES + "1 where there is a single class.")
                    .reference("scikit-learn 1.9.0 homogeneity_score; Rosenberg and Hirschberg 2007, EMNLP-CoNLL")
                    .overRows(of(Information::homogeneity)),
            agreement("completeness", "Completeness", 0)
                    .formula("I / H(clusters)")
                    .conventions(ENTROPIES + "1 where there is a single cluster.")
                    .reference("scikit-learn 1.9.0 completeness_score; Rosenberg and Hirschberg 2007, EMNLP-CoNLL")
                    .overRows(of(Information::completeness)),
            agreement("v_measure", "V-measure", 0)
                    .formula("(1 + β) h c / (β h + c), h homogeneity, c completeness")
                    .conventions(ENTROPIES + "0 where both are 0.")
                    .reference("scikit-learn 1.9.0 v_measure_score; Rosenberg and Hirschberg 2007, EMNLP-CoNLL")
                    .with(number("beta", 0, 1000, 1))
                    .overRows((inputs, arguments) ->
                            bound(inputs, table -> Information.vMeasure(table, arguments.number("beta")))),
            separation("silhouette", "Silhouette")
                    .higherIsBetter(-1, 1)
                    .formula("mean (b − a)/max(a, b): a the mean distance to the own cluster, b the least mean distance"
                            + " to another")
                    .conventions(CLUSTERS + "Euclidean; a row alone in its cluster counts 0, as does one with a = b ="
                            + " 0. Takes n² distances.")
                    .reference("scikit-learn 1.9.0 silhouette_score; Rousseeuw 1987, Journal of Computational and"
                            + " Applied Mathematics 20")
                    .computed(
                            (inputs, arguments) -> Value.of(Clusters.of(inputs).silhouette())),
            separation("davies_bouldin", "Davies–Bouldin index")
                    .lowerIsBetter(0, UNBOUNDED)
                    .formula(
                            "mean over clusters of max (sᵢ + sⱼ)/dᵢⱼ: s the mean distance to the centre, d the distance"
                                    + " of the centres")
                    .conventions(CLUSTERS
                            + "Euclidean; 0 where no s or no d is above 10⁻⁸; clusters whose centres agree to twelve digits are"
                            + " not compared.")
                    .reference("scikit-learn 1.9.0 davies_bouldin_score; Davies and Bouldin 1979, IEEE Transactions on"
                            + " Pattern Analysis and Machine Intelligence 1(2)")
                    .computed(
                            (inputs, arguments) -> Value.of(Clusters.of(inputs).daviesBouldin())),
            separation("calinski_harabasz", "Calinski–Harabasz index")
                    .higherIsBetter(0, UNBOUNDED)
                    .formula("(squares between clusters / (K − 1)) / (squares within / (n − K))")
                    .conventions(CLUSTERS + "1 where there are no squares within.")
                    .reference("scikit-learn 1.9.0 calinski_harabasz_score; Caliński and Harabasz 1974, Communications"
                            + " in Statistics 3")
                    .computed(
                            (inputs, arguments) -> Value.of(Clusters.of(inputs).calinskiHarabasz())));

    private ClusteringMetrics() {}

    private static Draft agreement(String id, String name, double least) {
        return MetricDefinition.named(id, name)
                .family(Family.CLUSTERING)
                .higherIsBetter(least, 1)
                .madeOf(CONFUSION_COUNTS)
                .undefinedWhen("no row has any weight")
                .takes(labels("labels_true"), labels("labels_pred"));
    }

    private static Draft separation(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.CLUSTERING).takes(numberRows("X"), labels("labels"));
    }

    private static Average average(Arguments arguments) {
        return arguments.choice("average_method", Average.class);
    }

    private static RowFormula of(ToDoubleFunction<Contingency> value) {
        return (inputs, arguments) -> bound(inputs, value);
    }

    private static BoundRows bound(Inputs inputs, ToDoubleFunction<Contingency> value) {
        CodedRows rows = CodedRows.of(inputs);
        return new BoundRows(rows.rows(), weights -> {
            Contingency table = rows.table(weights);
            return table.total() == 0 ? Double.NaN : value.applyAsDouble(table);
        });
    }
}
