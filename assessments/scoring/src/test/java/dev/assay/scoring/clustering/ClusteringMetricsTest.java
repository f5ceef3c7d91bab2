package dev.assay.scoring.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteringMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Integer> CLASSES = List.of(0, 0, 0, 1, 1, 2, 2, 2);
    private static final List<String> CLUSTERS = List.of("x", "x", "y", "y", "y", "y", "z", "y");
    private static final List<List<Integer>> POINTS =
            List.of(List.of(0, 0), List.of(0, 2), List.of(4, 0), List.of(4, 4), List.of(9, 9));
    private static final List<Integer> LABELS = List.of(0, 0, 1, 1, 2);

    private static Evaluated agreement(String id, List<?> classes, List<?> clusters) {
        return Evaluated.metric(id).input("labels_true", classes).input("labels_pred", clusters);
    }

    private static Evaluated separation(String id, List<?> points, List<?> labels) {
        return Evaluated.metric(id).input("X", points).input("labels", labels);
    }

    @ParameterizedTest
    @CsvSource({
        "rand, 0.5714285714285714",
        "adjusted_rand, 0.04",
        "fowlkes_mallows, 0.3418817293789138",
        "mutual_info, 0.42287042504742706",
        "normalized_mutual_info, 0.4266136222793096",
        "adjusted_mutual_info, 0.12588404087029703",
        "homogeneity, 0.3907523301563431",
        "completeness, 0.4697223911481261",
        "v_measure, 0.42661362227930955",
    })
    void agreesWithTheReference(String id, double expected) {
        assertThat(agreement(id, CLASSES, CLUSTERS).number()).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "arithmetic, 0.4266136222793096, 0.12588404087029703",
        "geometric, 0.4284216601290597, 0.12669917969639213",
        "min, 0.4697223911481261, 0.14636132564410842",
        "max, 0.3907523301563431, 0.11043340059630977",
    })
    void theEntropiesAreAveragedAsAsked(String average, double normalized, double adjusted) {
        assertThat(agreement("normalized_mutual_info", CLASSES, CLUSTERS)
                        .parameter("average_method", average)
                        .number())
                .isCloseTo(normalized, CLOSE);
        assertThat(agreement("adjusted_mutual_info", CLASSES, CLUSTERS)
                        .parameter("average_method", average)
                        .number())
                .isCloseTo(adjusted, CLOSE);
    }

    @Test
    void betaWeighsCompleteness() {
        Evaluated measure = agreement("v_measure", CLASSES, CLUSTERS);
        assertThat(measure.parameter("beta", .5).number()).isCloseTo(0.4139501968907196, CLOSE);
        assertThat(measure.parameter("beta", 0).number()).isCloseTo(0.3907523301563431, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rand",
                "adjusted_rand",
                "fowlkes_mallows",
                "normalized_mutual_info",
                "adjusted_mutual_info",
                "homogeneity",
                "completeness",
                "v_measure"
            })
    void namesOfClustersDoNotMatter(String id) {
        assertThat(agreement(id, CLASSES, List.of("c", "c", "c", "a", "a", "b", "b", "b"))
                        .number())
                .isCloseTo(1, CLOSE);
        assertThat(agreement(id, List.of(5, 5, 5), List.of("a", "a", "a")).number())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rand, 0, 1",
        "adjusted_rand, 0, 1",
        "fowlkes_mallows, 0, 0",
        "mutual_info, 0, 1.3862943611198906",
        "normalized_mutual_info, 0, 1",
        "adjusted_mutual_info, 0, 1",
        "homogeneity, 0, 1",
        "completeness, 1, 1",
        "v_measure, 0, 1",
    })
    void oneClusterAgainstSingletonsAndSingletonsAgainstThemselves(String id, double against, double themselves) {
        List<Integer> singletons = List.of(1, 2, 3, 4);
        List<Integer> one = List.of(1, 1, 1, 1);
        assertThat(agreement(id, singletons, one).number()).isCloseTo(against, CLOSE);
        assertThat(agreement(id, singletons, singletons).number()).isCloseTo(themselves, CLOSE);
    }

    @Test
    void independentClusteringsAreNoBetterThanChance() {
        List<Integer> rows = List.of(0, 0, 1, 1);
        List<Integer> columns = List.of(0, 1, 0, 1);
        assertThat(agreement("adjusted_rand", rows, columns).number()).isCloseTo(-.5, CLOSE);
        assertThat(agreement("adjusted_mutual_info", rows, columns).number()).isCloseTo(-.5, CLOSE);
        assertThat(agreement("mutual_info", rows, columns).number()).isZero();
        assertThat(agreement("v_measure", rows, columns).number()).isZero();
        assertThat(agreement("normalized_mutual_info", rows, columns).number()).isZero();
        assertThat(agreement("fowlkes_mallows", rows, columns).number()).isZero();
    }

    @Test
    void aSingleRowAgreesWithItself() {
        assertThat(agreement("rand", List.of(1), List.of(2)).number()).isEqualTo(1);
        assertThat(agreement("adjusted_rand", List.of(1), List.of(2)).number()).isEqualTo(1);
    }

    @Test
    void theExpectedInformationIsThatOfAllArrangements() {
        List<Integer> classes = List.of(0, 0, 0, 1, 1, 2);
        double sum = 0;
        int arrangements = 0;
        for (int mask = 0; mask < 64; mask++) {
            int chosen = mask;
            if (Integer.bitCount(mask) == 2) {
                sum += agreement(
                                "mutual_info",
                                classes,
                                IntStream.range(0, 6)
                                        .map(row -> chosen >> row & 1)
                                        .boxed()
                                        .toList())
                        .number();
                arrangements++;
            }
        }
        double expected = sum / arrangements;
        double ofClasses = -(.5 * Math.log(.5) + Math.log(1.0 / 3) / 3 + Math.log(1.0 / 6) / 6);
        double ofClusters = -(Math.log(1.0 / 3) / 3 + 2 * Math.log(2.0 / 3) / 3);
        List<Integer> clusters = List.of(1, 1, 0, 0, 0, 0);
        double information = agreement("mutual_info", classes, clusters).number();
        assertThat(agreement("adjusted_mutual_info", classes, clusters).number())
                .isCloseTo((information - expected) / ((ofClasses + ofClusters) / 2 - expected), CLOSE);
    }

    @Test
    void largeClustersThatKnowNothingAreAtZero() {
        Random random = new Random(4);
        double[] classes = random.ints(300_000, 0, 300).asDoubleStream().toArray();
        double[] clusters = random.ints(300_000, 0, 200).asDoubleStream().toArray();
        Evaluated adjusted = Evaluated.metric("adjusted_mutual_info")
                .input("labels_true", classes)
                .input("labels_pred", clusters);
        assertThat(adjusted.number()).isBetween(-.001, .001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rand",
                "adjusted_rand",
                "fowlkes_mallows",
                "mutual_info",
                "normalized_mutual_info",
                "adjusted_mutual_info",
                "homogeneity",
                "completeness",
                "v_measure"
            })
    void aRowDrawnTwiceIsTwoRows(String id) {
        Evaluated agreement = agreement(id, CLASSES, CLUSTERS);
        assertThat(agreement.under(2, 0, 1, 3, 0, 1, 0, 1))
                .isCloseTo(agreement.repeated(2, 0, 1, 3, 0, 1, 0, 1).number(), CLOSE);
        assertThat(agreement.under(0, 0, 0, 2, 1, 0, 0, 0))
                .isCloseTo(agreement.repeated(0, 0, 0, 2, 1, 0, 0, 0).number(), CLOSE);
        assertThat(agreement.under(0, 0, 0, 0, 0, 0, 0, 0)).isNaN();
    }

    @Test
    void sidesMustBeAsLongAndNotEmpty() {
        agreement("rand", CLASSES, List.of(1))
                .isRefused("The input labels_pred has another number of rows than the one it goes with.");
        agreement("rand", List.of(), List.of()).isRefused("There are no rows.");
    }

    @ParameterizedTest
    @CsvSource({
        "silhouette, 0.28089774715985094",
        "davies_bouldin, 0.5625696759018788",
        "calinski_harabasz, 10.12",
    })
    void separationAgreesWithTheReference(String id, double expected) {
        assertThat(separation(id, POINTS, LABELS).number()).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silhouette", "davies_bouldin", "calinski_harabasz"})
    void aShiftOfAllPointsChangesNothing(String id) {
        List<List<Integer>> shifted = POINTS.stream()
                .map(point -> List.of(point.get(0) + 1000, point.get(1) - 500))
                .toList();
        assertThat(separation(id, shifted, LABELS).number())
                .isCloseTo(separation(id, POINTS, LABELS).number(), within(1e-9));
    }

    @Test
    void clustersThatArePointsAreSeparate() {
        List<List<Double>> points = List.of(List.of(.1), List.of(.1), List.of(.1), List.of(.7), List.of(.7));
        List<Integer> labels = List.of(0, 0, 0, 1, 1);
        assertThat(separation("silhouette", points, labels).number()).isEqualTo(1);
        assertThat(separation("davies_bouldin", points, labels).number()).isZero();
        assertThat(separation("calinski_harabasz", points, labels).number()).isEqualTo(1);
        List<List<Double>> same = Collections.nCopies(5, List.of(.1));
        assertThat(separation("silhouette", same, labels).number()).isZero();
        assertThat(separation("davies_bouldin", same, labels).number()).isZero();
    }

    @Test
    void clustersOfOneCentreAreNotCompared() {
        List<List<Integer>> points = List.of(List.of(-1), List.of(1), List.of(-2), List.of(2), List.of(9), List.of(11));
        List<Integer> labels = List.of(0, 0, 1, 1, 2, 2);
        assertThat(separation("davies_bouldin", points, labels).number()).isCloseTo((.2 + .3 + .3) / 3, CLOSE);
        assertThat(separation("davies_bouldin", points.subList(0, 4), labels.subList(0, 4))
                        .number())
                .isZero();
    }

    @Test
    void centresThatDifferByRoundingAreOne() {
        List<List<Double>> points = Stream.of(.56, -.88, 1.53, -.81, -.42, 1.28, -1.74, -.03, .08, -.79)
                .map(List::of)
                .toList();
        List<Integer> labels = List.of(3, 2, 3, 1, 0, 3, 2, 1, 4, 4);
        assertThat(separation("davies_bouldin", points, labels).number()).isCloseTo(6.709312301605493, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silhouette", "davies_bouldin", "calinski_harabasz"})
    void fewerThanTwoClustersAndNothingButSingletonsAreRefused(String id) {
        String message = "The input labels must hold at least two clusters and fewer than there are rows.";
        separation(id, POINTS, List.of(1, 1, 1, 1, 1)).isRefused(message);
        separation(id, POINTS, List.of(1, 2, 3, 4, 5)).isRefused(message);
        separation(id, List.of(), List.of()).isRefused(message);
        separation(id, POINTS, List.of(1, 2))
                .isRefused("The input labels has another number of rows than the one it goes with.");
        separation(id, List.of(List.of(), List.of(), List.of()), List.of(1, 1, 2))
                .isRefused("The input X has no columns.");
    }
}
