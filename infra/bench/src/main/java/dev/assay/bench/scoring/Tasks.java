package dev.assay.bench.scoring;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.comparison.SharedResamples;
import dev.assay.scoring.comparison.Standings;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Metrics of the catalogue as anybody calls them: arrays in, value out, inputs checked. One thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:ActiveProcessorCount=1", "--sun-misc-unsafe-memory-access=allow"})
public class Tasks {
    /** Number of rows. */
    @Param("1000000")
    public int rows;

    private Inputs scores = Inputs.of(Map.of());
    private Inputs probabilities = Inputs.of(Map.of());
    private Inputs labels = Inputs.of(Map.of());
    private Inputs numbers = Inputs.of(Map.of());
    private Resampling resampling = Resampling.ofRows(1);

    /** Draws rows: three in ten are positive, and the score says something about it. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        double[] score = new double[rows];
        double[] target = new double[rows];
        double[] forecast = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(10) < 3 ? 1 : 0;
            score[row] = 1 / (1 + Math.exp(-truth[row] - random.nextGaussian()));
            predicted[row] = score[row] > .5 ? 1 : 0;
            target[row] = random.nextGaussian();
            forecast[row] = target[row] + random.nextGaussian();
        }
        scores = Inputs.of(Map.of("y_true", truth, "y_score", score));
        probabilities = Inputs.of(Map.of("y_true", truth, "y_proba", score));
        labels = Inputs.of(Map.of("y_true", truth, "y_pred", predicted));
        numbers = Inputs.of(Map.of("y_true", target, "y_pred", forecast));
        resampling = Resampling.ofRows(rows);
    }

    @Benchmark
    public Value auc() {
        return value("roc_auc", Map.of(), scores);
    }

    @Benchmark
    public Value averagePrecision() {
        return value("average_precision", Map.of(), scores);
    }

    @Benchmark
    public Value logLoss() {
        return value("log_loss", Map.of(), probabilities);
    }

    @Benchmark
    public Value f1() {
        return value("f1", Map.of("average", "binary"), labels);
    }

    @Benchmark
    public Value rmse() {
        return value("rmse", Map.of(), numbers);
    }

    /** One thousand resamples of the area, drawn and swept. */
    @Benchmark
    public double[] bootstrapAuc() {
        return Bootstrap.values(bound("roc_auc", Map.of(), scores), resampling, BootstrapSettings.seeded(1));
    }

    /** Ten thousand resamples of F1. */
    @Benchmark
    public double[] resampleF1() {
        return Bootstrap.values(
                bound("f1", Map.of("average", "binary"), labels), resampling, new BootstrapSettings(10_000, .95, 1));
    }

    /** Fifty candidates on the rows that they share: what each of two differs by, ranges of ranks, who might be first. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public Standings compareFifty(Candidates candidates) {
        double[][] values = Bootstrap.values(candidates.areas, resampling, BootstrapSettings.seeded(1));
        double[] observed =
                candidates.areas.stream().mapToDouble(area -> area.plain(rows)).toArray();
        return Standings.of(new SharedResamples(Direction.HIGHER, observed, values), .95);
    }

    /** Scores that differ a little from candidate to candidate. */
    @State(Scope.Benchmark)
    public static class Candidates {
        private List<Statistic> areas = List.of();

        /** Draws the scores of fifty candidates. */
        @Setup
        public void draw(Tasks tasks) {
            areas = IntStream.range(0, 50).mapToObj(tasks::candidate).toList();
        }
    }

    private Statistic candidate(int number) {
        Random random = new Random(number);
        int[] truth = (int[]) scores.raw("y_true");
        double[] noisy = Arrays.stream((double[]) scores.raw("y_score"))
                .map(score -> score + number * .005 * random.nextGaussian())
                .toArray();
        return bound("roc_auc", Map.of(), Inputs.of(Map.of("y_true", truth, "y_score", noisy)));
    }

    private static Value value(String id, Map<String, ?> parameters, Inputs inputs) {
        MetricDefinition metric = MetricCatalogue.named(id);
        return metric.value(inputs, metric.arguments(parameters));
    }

    private static Statistic bound(String id, Map<String, ?> parameters, Inputs inputs) {
        MetricDefinition metric = MetricCatalogue.named(id);
        return metric.bind(inputs, metric.arguments(parameters))
                .map(BoundRows::statistic)
                .orElseThrow();
    }
}
