package dev.assay.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.agreement.Kappa;
import dev.assay.scoring.inference.Alternative;
import dev.assay.scoring.inference.BcaInterval;
import dev.assay.scoring.inference.BootstrapInterval;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.inference.Holm;
import dev.assay.scoring.inference.Ladder;
import dev.assay.scoring.inference.McNemar;
import dev.assay.scoring.inference.SampleSize;
import dev.assay.scoring.inference.SignedRank;
import dev.assay.scoring.inference.Significance;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Worked examples of the literature. Left out, because the file holds their values without the data: the DeLong intervals
 * of R pROC (aSAH) and Harrell's C of R survival (lung ~ age). Left out, because nothing here needs a non-central t
 * distribution: the power.t.test of the power entry.
 */
class PublishedTest {
    private static final JsonNode EXAMPLES = read();
    private static final Offset<Double> EXACT = within(1e-8);

    @Test
    void everyExampleIsTestedOrLeftOutByName() {
        assertThat(IntStream.range(0, EXAMPLES.size())
                        .mapToObj(index -> EXAMPLES.get(index).get("what").asString()))
                .containsExactly(
                        "DeLong AUC CI/test",
                        "ICC Shrout&Fleiss 1979 table 2",
                        "bootstrap law school corr (Efron&Tibshirani)",
                        "Krippendorff alpha (Wikipedia)",
                        "Fleiss kappa (Fleiss 1971/Wikipedia)",
                        "Cohen kappa (Wikipedia 20/5/10/15)",
                        "Weighted kappa Cohen 1968 (psych example)",
                        "McNemar Agresti approval",
                        "Wilcoxon Hollander&Wolfe depression",
                        "Fisher tea",
                        "Holm",
                        "Harrell C, R survival lung ~ age",
                        "power",
                        "Ladder vs naive leaderboard, boosting attack, n=4000 k=400 random 0/1 submissions, 20 seeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "1k", "2k", "3k"})
    void intraclassCorrelationsOfShroutAndFleiss(String form) {
        JsonNode example = example("ICC");
        Map<String, Value> found =
                fields("icc", Map.of("form", form), Map.of("ratings", matrix(example.get("ratings"))));
        assertThat(number(found, "icc")).isCloseTo(example.get("ICC" + form).asDouble(), EXACT);
        if (example.has("ICC" + form + "_ci")) {
            assertThat(number(found, "low"))
                    .isCloseTo(example.get("ICC" + form + "_ci").get(0).asDouble(), EXACT);
            assertThat(number(found, "upp"))
                    .isCloseTo(example.get("ICC" + form + "_ci").get(1).asDouble(), EXACT);
        }
    }

    @Test
    void bootstrapOfTheLawSchools() {
        JsonNode example = example("bootstrap");
        double[] lsat = numbers(example.get("LSAT"));
        double[] gpa = numbers(example.get("GPA"));
        int schools = lsat.length;
        double observed = correlation(lsat, gpa, IntStream.range(0, schools).toArray());
        assertThat(observed).isCloseTo(example.get("r").asDouble(), EXACT);
        SplittableRandom random = new SplittableRandom(1);
        double[] distribution = IntStream.range(0, 20_000)
                .mapToDouble(resample ->
                        correlation(lsat, gpa, random.ints(schools, 0, schools).toArray()))
                .toArray();
        double[] jackknife = IntStream.range(0, schools)
                .mapToDouble(left -> correlation(
                        lsat,
                        gpa,
                        IntStream.range(0, schools)
                                .filter(school -> school != left)
                                .toArray()))
                .toArray();
        assertThat(BootstrapInterval.standardError(distribution))
                .isCloseTo(example.get("se_B20000").asDouble(), within(0.01));
        assertEnds(BootstrapInterval.percentile(distribution, 0.95), example.get("percentile95"));
        assertEnds(BcaInterval.of(distribution, observed, jackknife, 0.95), example.get("bca95"));
    }

    private static void assertEnds(ConfidenceInterval interval, JsonNode ends) {
        assertThat(interval.low()).isCloseTo(ends.get(0).asDouble(), within(0.01));
        assertThat(interval.high()).isCloseTo(ends.get(1).asDouble(), within(0.01));
    }

    private static double correlation(double[] first, double[] second, int[] rows) {
        double meanOfFirst =
                Arrays.stream(rows).mapToDouble(row -> first[row]).average().orElseThrow();
        double meanOfSecond =
                Arrays.stream(rows).mapToDouble(row -> second[row]).average().orElseThrow();
        double products = 0;
        double squaresOfFirst = 0;
        double squaresOfSecond = 0;
        for (int row : rows) {
            products += (first[row] - meanOfFirst) * (second[row] - meanOfSecond);
            squaresOfFirst += (first[row] - meanOfFirst) * (first[row] - meanOfFirst);
            squaresOfSecond += (second[row] - meanOfSecond) * (second[row] - meanOfSecond);
        }
        return products / Math.sqrt(squaresOfFirst * squaresOfSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nominal", "ordinal", "interval"})
    void krippendorffsAlpha(String level) {
        JsonNode example = example("Krippendorff");
        double[][] ratings = matrix(example.get("ratings"));
        assertThat(scalar("krippendorff_alpha", Map.of("level", level), Map.of("ratings", ratings)))
                .isCloseTo(example.get(level).asDouble(), EXACT);
    }

    @Test
    void fleissKappa() {
        JsonNode example = example("Fleiss");
        assertThat(scalar("fleiss_kappa", Map.of(), Map.of("counts", matrix(example.get("counts")))))
                .isCloseTo(example.get("kappa").asDouble(), EXACT);
    }

    @Test
    void cohensKappa() {
        JsonNode example = example("Cohen kappa");
        Map<String, Value> found = fields("cohen_kappa_ci", Map.of(), Map.of("table", matrix(example.get("table"))));
        assertThat(number(found, "kappa")).isCloseTo(example.get("kappa").asDouble(), EXACT);
    }

    @Test
    void cohensWeightedKappa() {
        JsonNode example = example("Weighted kappa");
        double[][] shares = matrix(example.get("p"));
        double[][] counts = Arrays.stream(shares)
                .map(row -> Arrays.stream(row)
                        .map(share -> share * example.get("n").asDouble())
                        .toArray())
                .toArray(double[][]::new);
        double[][] weights = matrix(example.get("disagreement_weights"));
        assertThat(Kappa.of(counts).number(Kappa::value))
                .isCloseTo(example.get("kappa").asDouble(), within(0.005));
        assertThat(Kappa.of(counts, weights).number(Kappa::value))
                .isCloseTo(example.get("weighted").asDouble(), within(0.005));
    }

    @Test
    void mcNemarsTest() {
        JsonNode example = example("McNemar");
        double[][] table = matrix(example.get("table"));
        Significance plain = McNemar.chiSquared((int) table[0][1], (int) table[1][0], false);
        assertThat(plain.statistic()).isCloseTo(example.get("chi2").asDouble(), within(1e-6));
        assertThat(plain.pValue()).isCloseTo(example.get("p").asDouble(), within(1e-11));
        assertThat(McNemar.chiSquared((int) table[0][1], (int) table[1][0], true)
                        .statistic())
                .isCloseTo(example.get("chi2_cc").asDouble(), within(1e-6));
    }

    @Test
    void wilcoxonsTest() {
        JsonNode example = example("Wilcoxon");
        double[] first = numbers(example.get("x"));
        double[] second = numbers(example.get("y"));
        SignedRank ranks = SignedRank.of(
                IntStream.range(0, first.length)
                        .mapToDouble(row -> first[row] - second[row])
                        .toArray(),
                SignedRank.Zeros.WILCOX);
        assertThat(ranks.positive()).isEqualTo(example.get("V").asDouble());
        assertThat(ranks.exact(Alternative.GREATER))
                .isEqualTo(example.get("p_greater_exact").asDouble());
    }

    @Test
    void fishersTea() {
        JsonNode example = example("Fisher");
        Map<String, Value> found = fields("fisher_exact", Map.of(), Map.of("table", matrix(example.get("table"))));
        assertThat(number(found, "pvalue")).isCloseTo(example.get("p_two_sided").asDouble(), within(1e-10));
    }

    @Test
    void holmsCorrection() {
        JsonNode example = example("Holm");
        assertThat(Holm.adjusted(numbers(example.get("p")))).containsExactly(numbers(example.get("adj")), EXACT);
    }

    @Test
    void sampleSizeForTwoShares() {
        JsonNode example = example("power");
        assertThat(SampleSize.ofEachForShares(0.80, 0.81, 0.05, 0.8))
                .isCloseTo(example.get("power.prop.test(.80,.81,.8)").asDouble(), within(1e-4));
    }

    /** Averages over seeds of attacks by a majority of the random submissions that the board shows to be good. */
    @ParameterizedTest
    @CsvSource({"naive", "ladder"})
    void leaderboardsUnderABoostingAttack(String board) {
        int seeds = 20;
        double[] sums = new double[3];
        for (int seed = 0; seed < seeds; seed++) {
            double[] outcome = attack(new SplittableRandom(seed), board.equals("ladder"));
            for (int part = 0; part < sums.length; part++) {
                sums[part] += outcome[part] / seeds;
            }
        }
        JsonNode expected = example("Ladder").get(board);
        assertThat(sums[0]).isCloseTo(expected.get("best_shown").asDouble(), within(0.01));
        assertThat(sums[1]).isCloseTo(expected.get("attacker_public").asDouble(), within(0.01));
        assertThat(sums[2]).isCloseTo(expected.get("private").asDouble(), within(0.01));
    }

    /** Best accuracy shown, then the attacker's on the public and on the private rows. */
    private static double[] attack(SplittableRandom random, boolean ladder) {
        int rows = 4000;
        int submissions = 400;
        BitSet truth = coins(random, 2 * rows);
        int[] votes = new int[2 * rows];
        int kept = 0;
        double bestShown = 0;
        Ladder board = Ladder.of(rows);
        for (int round = 0; round < submissions; round++) {
            BitSet submission = coins(random, 2 * rows);
            BitSet wrong = (BitSet) submission.clone();
            wrong.xor(truth);
            double accuracy = 1 - (double) wrong.get(0, rows).cardinality() / rows;
            Ladder next = board.after(IntStream.range(0, rows)
                    .mapToDouble(row -> wrong.get(row) ? 1 : 0)
                    .toArray());
            boolean isGood = ladder ? next.released() < board.released() : accuracy > 0.5;
            board = next;
            bestShown = Math.max(bestShown, ladder ? 1 - board.released() : accuracy);
            if (isGood) {
                submission.stream().forEach(row -> votes[row]++);
                kept++;
            }
        }
        double[] right = new double[2];
        for (int row = 0; row < votes.length; row++) {
            right[row / rows] += (2 * votes[row] > kept) == truth.get(row) ? 1.0 / rows : 0;
        }
        return new double[] {bestShown, right[0], right[1]};
    }

    private static BitSet coins(SplittableRandom random, int count) {
        return BitSet.valueOf(random.longs(count / Long.SIZE).toArray());
    }

    private static JsonNode example(String beginning) {
        return IntStream.range(0, EXAMPLES.size())
                .mapToObj(EXAMPLES::get)
                .filter(example -> example.get("what").asString().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static Value value(String metric, Map<String, ?> parameters, Map<String, ?> inputs) {
        MetricDefinition definition = MetricCatalogue.named(metric);
        return definition.value(Inputs.of(inputs), definition.arguments(parameters));
    }

    private static double scalar(String metric, Map<String, ?> parameters, Map<String, ?> inputs) {
        return ((Value.Scalar) value(metric, parameters, inputs)).value();
    }

    private static Map<String, Value> fields(String metric, Map<String, ?> parameters, Map<String, ?> inputs) {
        return ((Value.Fields) value(metric, parameters, inputs)).values();
    }

    private static double number(Map<String, Value> fields, String name) {
        return ((Value.Scalar) Objects.requireNonNull(fields.get(name))).value();
    }

    private static double[][] matrix(JsonNode rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> numbers(rows.get(row)))
                .toArray(double[][]::new);
    }

    /** Numbers, NaN for what the example writes as a star. */
    private static double[] numbers(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(
                        index -> list.get(index).isNumber() ? list.get(index).asDouble() : Double.NaN)
                .toArray();
    }

    private static JsonNode read() {
        try (InputStream file = Objects.requireNonNull(PublishedTest.class.getResourceAsStream("published.json"))) {
            return new JsonMapper().readTree(file);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
