package dev.assay.grader.grading;

import dev.assay.grader.grading.ScorerAnswer.Evidence;
import dev.assay.grader.grading.ScorerAnswer.Malformed;
import dev.assay.grader.grading.ScorerAnswer.Rejected;
import dev.assay.grader.grading.ScorerAnswer.Scored;
import dev.assay.pack.Manifest.ScorerSpec.Program;
import dev.assay.scoring.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code scores.json}: one JSON object with either {@code rejected}, a text, or {@code score}, a finite number,
 * and beside that what tells its uncertainty. Whatever else is in the file makes it malformed; nothing is guessed.
 */
final class ScoresFile {
    /** What the file is called in {@code /out}. */
    static final String NAME = "scores.json";

    private static final String SCORE = "score";
    private static final String REJECTED = "rejected";
    private static final String RESAMPLES = "resamples";
    private static final String LOSSES = "losses";
    private static final String INTERVAL = "interval";
    private static final int LONGEST_METHOD = 100;
    private static final double TOLERANCE = 1e-9;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2)
                            .maxNumberLength(50)
                            .maxNameLength(50)
                            .maxStringLength(20_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Program program;
    private final int rows;

    /**
     * A reader of what one kind of program leaves.
     *
     * @param rows how many were scored
     */
    ScoresFile(Program program, int rows) {
        this.program = program;
        this.rows = rows;
    }

    /** Reads a file whose size was bounded before. */
    ScorerAnswer read(byte[] file) {
        try {
            return answer(MAPPER.readTree(file));
        } catch (JacksonException e) {
            // Its message may quote the file, and the file may quote labels.
            return new Malformed(NAME + " is no JSON document of numbers of ordinary length");
        } catch (UnfitException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(NAME + " " + message);
        }
    }

    private ScorerAnswer answer(JsonNode root) throws UnfitException {
        if (!root.isObject()) {
            throw new UnfitException("is no JSON object");
        }
        if (root.has(REJECTED)) {
            if (root.size() != 1 || !root.path(REJECTED).isString()) {
                throw new UnfitException("must hold a text and nothing else where it says 'rejected'");
            }
            return new Rejected(root.path(REJECTED).stringValue());
        }
        Set<String> known = evidences();
        if (root.propertyStream().anyMatch(field -> !field.getKey().equals(SCORE) && !known.contains(field.getKey()))
                || root.size() > 2) {
            throw new UnfitException("holds more than 'score' and one of " + String.join(", ", known));
        }
        double score = number(root.path(SCORE), "'score'");
        return new Scored(score, evidence(root, score));
    }

    private Set<String> evidences() {
        return switch (program) {
            case Program.PythonFile _ -> Set.of(RESAMPLES);
            case Program.Command _ -> Set.of(LOSSES, INTERVAL);
        };
    }

    private Evidence evidence(JsonNode root, double score) throws UnfitException {
        if (root.has(RESAMPLES)) {
            return new Evidence.Resamples(
                    numbers(root.path(RESAMPLES), "'resamples'", ScorerInput.MOST_RESAMPLES, Optional.of(Double.NaN)));
        }
        if (root.has(LOSSES)) {
            List<Double> losses = numbers(root.path(LOSSES), "'losses'", rows, Optional.empty());
            double mean = losses.stream().mapToDouble(Double::doubleValue).sum() / rows;
            if (losses.size() != rows || !(Math.abs(mean - score) <= TOLERANCE * Math.max(1, Math.abs(score)))) {
                throw new UnfitException("must hold one of 'losses' for each row, and 'score' must be their mean");
            }
            return new Evidence.Losses(losses);
        }
        return root.has(INTERVAL) ? new Evidence.Given(interval(root.path(INTERVAL), score)) : new Evidence.None();
    }

    private static Interval interval(JsonNode node, double score) throws UnfitException {
        double lower = number(node.path("lower"), "'interval.lower'");
        double upper = number(node.path("upper"), "'interval.upper'");
        double level = number(node.path("level"), "'interval.level'");
        String method = node.path("method").stringValue("");
        if (node.size() != 4 || !(lower <= score && score <= upper) || !(level > 0 && level < 1)) {
            throw new UnfitException("needs an 'interval' of lower, upper, level and method that holds the score");
        }
        if (method.isBlank() || method.length() > LONGEST_METHOD || !method.matches("[A-Za-z0-9 ,.()-]+")) {
            throw new UnfitException("must name the method of its interval in at most " + LONGEST_METHOD
                    + " letters, digits, spaces and simple marks");
        }
        return new Interval(lower, upper, level, "by the pack's scorer: " + method);
    }

    private static List<Double> numbers(JsonNode array, String what, int most, Optional<Double> ofNull)
            throws UnfitException {
        if (!array.isArray() || array.size() > most) {
            throw new UnfitException("must hold a list of at most " + most + " numbers as " + what);
        }
        List<Double> numbers = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            numbers.add(item.isNull() && ofNull.isPresent() ? ofNull.get() : number(item, what));
        }
        return numbers;
    }

    private static double number(JsonNode node, String what) throws UnfitException {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new UnfitException("must hold finite numbers as " + what);
        }
        return value;
    }
}
