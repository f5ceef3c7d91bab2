package dev.assay.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Manifest;
import dev.assay.pack.Manifests;
import dev.assay.pack.Table;
import dev.assay.pack.check.Finding.Status;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackCheckTest {

    private static final int ROWS = 400;
    private static final Manifest MANIFEST = Manifests.read(Manifests.VALID
            .replace("baseline: 0.60, target: 0.75", "baseline: 0.65, target: 0.85")
            .replace("atMost: 0.1}", "atMost: 0.3}"));

    private final Random random = new Random(11);
    private final double[] labels = new double[ROWS];
    private final double[] signal = new double[ROWS];
    private final List<String> ids = new ArrayList<>();

    PackCheckTest() {
        for (int row = 0; row < ROWS; row++) {
            signal[row] = random.nextGaussian();
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-2 * signal[row])) ? 1 : 0;
            ids.add("r%06d".formatted(random.nextInt(1_000_000) * 1000L + row));
        }
    }

    private PackCheckReport check(Table features, Table known, Optional<Predictions> attack) {
        var truth = Truth.binary(ids, labels);
        int[] deciding = IntStream.range(100, ROWS).toArray();
        var data = new CheckedData(MANIFEST, truth, deciding, features, List.of(known));
        var predictions = new CheckedPredictions(predictions(1.2), predictions(0), attack);
        return new PackCheck(data, 5).run(predictions);
    }

    private Predictions predictions(double noise) {
        return Predictions.probabilities(IntStream.range(0, ROWS)
                .mapToDouble(row -> 1 / (1 + Math.exp(-2 * (signal[row] + noise * random.nextGaussian()))))
                .toArray());
    }

    private Table features(double[] values) {
        return Table.of(List.of("id", "x"), List.of(ids, text(values)));
    }

    private static List<String> text(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).toList();
    }

    private Table known() {
        double[] values = random.doubles(300, -2, 2).toArray();
        double[] outcomes = random.doubles(300).map(Math::round).toArray();
        return Table.of(List.of("x", "late"), List.of(text(values), text(outcomes)));
    }

    private static Status status(PackCheckReport report, String name) {
        return report.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void aSoundPackPasses() {
        var report = check(features(signal), known(), Optional.of(predictions(3)));
        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.status()).as(finding.toString()).isNotEqualTo(Status.FAILED));
        assertThat(report.passed()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::name)
                .contains("optimum", "chance", "resolution", "lookup-attack", "nearest-match", "exact-duplicates");
    }

    @Test
    void aFeatureThatIsTheLabelFails() {
        assertThat(status(check(features(labels), known(), Optional.empty()), "single-features"))
                .isEqualTo(Status.FAILED);
    }

    @Test
    void aCategoryThatIsTheLabelFails() {
        var codes = Arrays.stream(labels)
                .mapToObj(label -> label == 1 ? "m" + random.nextInt(3) : "n" + random.nextInt(3))
                .toList();
        var features = Table.of(List.of("id", "x"), List.of(ids, codes));
        assertThat(status(check(features, known(), Optional.empty()), "single-features"))
                .isEqualTo(Status.FAILED);
    }

    @Test
    void rowsAndIdsInTheOrderOfTheLabelFail() {
        var order = IntStream.range(0, ROWS)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> labels[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        var report = check(features(signal).select(order), known(), Optional.empty());
        assertThat(status(report, "row-order")).isEqualTo(Status.FAILED);
        for (int row = 0; row < ROWS; row++) {
            ids.set(row, (labels[row] == 1 ? "z" : "a") + row);
        }
        assertThat(status(check(features(signal), known(), Optional.empty()), "id"))
                .isEqualTo(Status.FAILED);
    }

    @Test
    void publicCopiesOfHiddenRowsFail() {
        var copies = Table.of(List.of("x", "late"), List.of(text(signal), text(labels)));
        var report = check(features(signal), copies, Optional.empty());
        assertThat(status(report, "exact-match")).isEqualTo(Status.FAILED);
        assertThat(status(report, "nearest-match")).isEqualTo(Status.FAILED);
        assertThat(status(report, "exact-duplicates")).isEqualTo(Status.WARNING);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void anAttackThatBeatsTheReferenceFailsAndAMissingOneWarns() {
        var truth = Predictions.probabilities(labels);
        assertThat(status(check(features(signal), known(), Optional.of(truth)), "lookup-attack"))
                .isEqualTo(Status.FAILED);
        assertThat(status(check(features(signal), known(), Optional.empty()), "lookup-attack"))
                .isEqualTo(Status.WARNING);
    }

    @Test
    void aReferenceNoBetterThanChanceFails() {
        var truth = Truth.binary(ids, labels);
        var data = new CheckedData(MANIFEST, truth, IntStream.range(0, ROWS).toArray(), features(signal), List.of());
        var noise = Predictions.probabilities(random.doubles(ROWS).toArray());
        var report = new PackCheck(data, 5).run(new CheckedPredictions(predictions(1), noise, Optional.empty()));
        assertThat(status(report, "chance")).isEqualTo(Status.FAILED);
        assertThat(status(report, "reference-beats-baseline")).isEqualTo(Status.FAILED);
        assertThat(status(report, "public-match")).isEqualTo(Status.WARNING);
    }
}
