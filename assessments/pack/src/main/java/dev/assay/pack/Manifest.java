package dev.assay.pack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code pack.yaml}, version 1. The JSON Schema beside this class is the reference for every field; a manifest that
 * was read has passed it.
 */
public record Manifest(
        String id,
        String version,
        String title,
        String brief,
        List<String> skills,
        Duration effort,
        Duration window,
        String image,
        Submission submission,
        Limits limits,
        Quotas quotas,
        DataSpec data,
        List<MetricSpec> metrics,
        List<Gate> gates,
        Weights weights,
        List<Criterion> rubric) {

    /** The metric that decides the points. */
    public MetricSpec primary() {
        return metrics.stream().filter(MetricSpec::primary).findFirst().orElseThrow();
    }

    /**
     * What a candidate hands in.
     *
     * @param entry command run in {@code /app}; empty in predictions mode
     */
    public record Submission(Mode mode, List<String> entry) {
        /** Code that predicts, or the predictions themselves. */
        public enum Mode {
            CODE,
            PREDICTIONS
        }
    }

    /** Limits of one run, in the units that authors write. */
    public record Limits(
            double cpuSeconds,
            double wallSeconds,
            int memoryMiB,
            int processes,
            int outputMiB,
            int outputFiles,
            int logKiB,
            double cores) {}

    /** How often a candidate may submit. */
    public record Quotas(int submissions, int perDay) {}

    /**
     * The data of the task.
     *
     * @param prepare command that splits the raw data, run in its own sandbox
     * @param prepareLimits its limits
     * @param publicFiles files that candidates get and that are mounted beside the features
     * @param features name under {@code /in} of the rows to predict: of public rows in a smoke run, of hidden rows in
     *     a hidden run
     * @param idColumn names a row in features, labels and predictions
     * @param publicShare share of the hidden rows whose score candidates see; the others decide. 0: they see none
     * @param groupColumn column of the labels whose values never cross the split
     * @param timeColumn column of the labels that is later in hidden rows than in public ones
     */
    public record DataSpec(
            List<String> prepare,
            Limits prepareLimits,
            List<PublicFile> publicFiles,
            String features,
            String idColumn,
            Target target,
            double publicShare,
            Optional<String> groupColumn,
            Optional<String> timeColumn) {}

    /** A file that candidates get. */
    public record PublicFile(String file, String description) {}

    /**
     * What is predicted.
     *
     * @param column of the labels
     * @param prediction column of the predictions
     * @param kind what that column holds
     * @param classes allowed values of a class; empty: those that occur in the labels
     * @param scaleColumn column of the labels with the scale of a row's series, for scaled errors
     */
    public record Target(
            String column, String prediction, Kind kind, List<String> classes, Optional<String> scaleColumn) {
        /** What the prediction column holds. */
        public enum Kind {
            PROBABILITY,
            CLASS,
            NUMBER
        }
    }

    /**
     * A metric computed on the hidden rows.
     *
     * @param id of the scoring engine, or of the pack's own where it has a scorer
     * @param params of the metric: texts, numbers, booleans, lists of these
     * @param baseline value worth 0 points; primary metric only
     * @param target value worth 100 points; primary metric only
     * @param scorer the pack's own program that computes it; empty: the scoring engine does
     */
    public record MetricSpec(
            String id,
            boolean primary,
            Direction direction,
            Map<String, Object> params,
            OptionalDouble baseline,
            OptionalDouble target,
            Optional<ScorerSpec> scorer) {
        /** Whether a larger value is better. Declared, and checked against the engine. */
        public enum Direction {
            HIGHER,
            LOWER
        }
    }

    /**
     * The program of a pack that computes a metric, in a sandbox of its own with the pack's scorer folder at {@code
     * /app}.
     *
     * @param program what is run
     * @param image logical name of the image it runs in
     * @param limits of one of its runs
     */
    public record ScorerSpec(Program program, String image, Limits limits) {
        /** What is run. */
        public sealed interface Program {
            /** A Python file of the scorer folder that defines {@code score}, as Kaggle's metrics do. */
            record PythonFile(String name) implements Program {}

            /** A command that leaves {@code /out/scores.json}. */
            record Command(List<String> words) implements Program {}
        }
    }

    /** A bound on a metric that must hold for full standing. */
    public record Gate(String metric, OptionalDouble atLeast, OptionalDouble atMost) {}

    /** Shares of the final score; they sum to 1. */
    public record Weights(double metric, double rubric) {}

    /** One dimension of the rubric. */
    public record Criterion(String id, String title, double weight, List<Level> levels) {}

    /** One step of a criterion with the text that describes it. */
    public record Level(int points, String anchor) {}
}
