package dev.assay.bench.scoring;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Resampling;
import dev.assay.scoring.resampling.Uncertainty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How often 95 % intervals hold the true value, on rows drawn from laws whose true value is known. Prints a table. */
public final class CoverageBench {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int RESAMPLES = 1000;
    private static final double LEVEL = .95;

    /** Rows: confusion of three classes; columns: what is predicted. Shares of all rows. */
    private static final double[][] CONFUSION = {{.40, .06, .04}, {.05, .20, .05}, {.04, .04, .12}};

    private static final int ITEMS = 10;

    private CoverageBench() {}

    /** Rows of one sample, and how they are resampled. */
    private record Sample(Inputs inputs, Resampling resampling) {}

    /** A law of rows. */
    private record Law(
            String what,
            String metric,
            Map<String, ?> parameters,
            double trueValue,
            BiFunction<RandomGenerator, Integer, Sample> draw) {}

    public static void main(String[] arguments) {
        int replications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        System.out.printf(
                Locale.ROOT,
                "| law | rows | true value | coverage of 95 %% | mean width | method |%n|---|---:|---:|---:|---:|---|%n");
        for (Law law : laws()) {
            for (int rows : new int[] {100, 1000}) {
                report(law, rows, replications);
            }
        }
    }

    private static List<Law> laws() {
        return List.of(
                area(.80, .5),
                area(.80, .15),
                area(.96, .5),
                area(.96, .15),
                accuracy(.8),
                accuracy(.97),
                macroF1(),
                rmse(),
                ndcg());
    }

    private static void report(Law law, int rows, int replications) {
        List<Uncertainty> all = IntStream.range(0, replications)
                .mapToObj(replication -> interval(law, rows, replication))
                .toList();
        List<Uncertainty.Known> known = all.stream()
                .filter(Uncertainty.Known.class::isInstance)
                .map(Uncertainty.Known.class::cast)
                .toList();
        long held = known.stream()
                .filter(one -> one.lower() <= law.trueValue() && law.trueValue() <= one.upper())
                .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.4f | %.3f | %.4f | %s |%n",
                law.what(),
                rows,
                law.trueValue(),
                (double) held / replications,
                known.stream()
                        .mapToDouble(one -> one.upper() - one.lower())
                        .average()
                        .orElse(Double.NaN),
                known.getFirst().method().replaceFirst(",.*", ""));
    }

    private static Uncertainty interval(Law law, int rows, int replication) {
        Sample sample = law.draw().apply(new SplittableRandom(replication), rows);
        MetricDefinition metric = MetricCatalogue.named(law.metric());
        BoundRows bound =
                metric.bind(sample.inputs(), metric.arguments(law.parameters())).orElseThrow();
        return Uncertainty.of(
                bound.statistic(),
                bound.statistic().plain(rows),
                sample.resampling(),
                new BootstrapSettings(RESAMPLES, LEVEL, replication));
    }

    /** Normal scores of two classes, so far apart that the area is the given one; as many positive rows as its share. */
    private static Law area(double area, double share) {
        double distance = Math.sqrt(2) * NORMAL.inverseCumulativeProbability(area);
        return new Law(
                String.format(Locale.ROOT, "AUC, binormal, %.0f %% positive", 100 * share),
                "roc_auc",
                Map.of(),
                area,
                (random, rows) -> {
                    double[] truth = new double[rows];
                    double[] scores = new double[rows];
                    for (int row = 0; row < rows; row++) {
                        truth[row] = row < share * rows ? 1 : 0;
                        scores[row] = random.nextGaussian() + distance * truth[row];
                    }
                    return new Sample(
                            Inputs.of(Map.of("y_true", truth, "y_score", scores)), Resampling.withinClasses(truth));
                });
    }

    private static Law accuracy(double share) {
        return new Law("accuracy", "accuracy", Map.of(), share, (random, rows) -> {
            double[] truth = new double[rows];
            double[] predicted = new double[rows];
            for (int row = 0; row < rows; row++) {
                truth[row] = random.nextInt(2);
                predicted[row] = random.nextDouble() < share ? truth[row] : 1 - truth[row];
            }
            return labels(truth, predicted);
        });
    }

    private static Law macroF1() {
        return new Law("macro-F1, three classes", "f1", Map.of("average", "macro"), trueMacroF1(), (random, rows) -> {
            double[] truth = new double[rows];
            double[] predicted = new double[rows];
            for (int row = 0; row < rows; row++) {
                int cell = cell(random.nextDouble());
                truth[row] = Math.floorDiv(cell, 3);
                predicted[row] = cell % 3;
            }
            return labels(truth, predicted);
        });
    }

    private static int cell(double uniform) {
        double below = 0;
        for (int cell = 0; cell < 8; cell++) {
            below += CONFUSION[cell / 3][cell % 3];
            if (uniform < below) {
                return cell;
            }
        }
        return 8;
    }

    private static double trueMacroF1() {
        double sum = 0;
        for (int label = 0; label < 3; label++) {
            double margins = 0;
            for (int other = 0; other < 3; other++) {
                margins += CONFUSION[label][other] + CONFUSION[other][label];
            }
            sum += 2 * CONFUSION[label][label] / margins;
        }
        return sum / 3;
    }

    private static Sample labels(double[] truth, double[] predicted) {
        return new Sample(Inputs.of(Map.of("y_true", truth, "y_pred", predicted)), Resampling.withinClasses(truth));
    }

    private static Law rmse() {
        return new Law("RMSE, normal errors", "rmse", Map.of(), 1, (random, rows) -> {
            double[] truth = new double[rows];
            double[] predicted = new double[rows];
            for (int row = 0; row < rows; row++) {
                predicted[row] = random.nextGaussian();
            }
            return new Sample(Inputs.of(Map.of("y_true", truth, "y_pred", predicted)), Resampling.ofRows(rows));
        });
    }

    /** Rows are queries; the true value is that of two million of them. */
    private static Law ndcg() {
        int many = 2_000_000;
        Sample all = queries(new SplittableRandom(-1), many);
        MetricDefinition metric = MetricCatalogue.named("ndcg");
        double trueValue = metric.bind(all.inputs(), metric.arguments(Map.of()))
                .orElseThrow()
                .statistic()
                .plain(many);
        return new Law("nDCG of 10 items a query", "ndcg", Map.of(), trueValue, CoverageBench::queries);
    }

    private static Sample queries(RandomGenerator random, int rows) {
        double[][] gains = new double[rows][ITEMS];
        double[][] scores = new double[rows][ITEMS];
        for (int row = 0; row < rows; row++) {
            for (int item = 0; item < ITEMS; item++) {
                gains[row][item] = random.nextDouble() < .3 ? 1 + random.nextInt(3) : 0;
                scores[row][item] = gains[row][item] + 1.5 * random.nextGaussian();
            }
        }
        return new Sample(Inputs.of(Map.of("y_true", gains, "y_score", scores)), Resampling.ofRows(rows));
    }
}
