package dev.assay.pack;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a schema cannot say of a manifest. Values that are missing or of the wrong type are passed over: the schema has
 * reported them.
 */
final class ManifestChecks {

    /** MiB that /tmp and /dev/shm may take beside /out. */
    static final int SCRATCH_MIB = 80;

    /** File names that the prepare contract gives a meaning of their own. */
    private static final Set<String> RESERVED = Set.of("secret", "predictions.csv", "smoke_labels.csv");

    private static final double SUM_TOLERANCE = 1e-6;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    private final PositionedDocument document;
    private final JsonNode root;
    private final List<ManifestError> errors = new ArrayList<>();

    ManifestChecks(PositionedDocument document) {
        this.document = document;
        this.root = document.root();
    }

    List<ManifestError> errors() {
        checkTimes();
        checkSubmission();
        checkLimits("/limits");
        checkLimits("/data/prepare/limits");
        checkQuotas();
        checkFiles();
        checkColumns();
        checkWeights();
        checkRubric();
        for (int i = 0; i < root.path("metrics").size(); i++) {
            checkLimits("/metrics/" + i + "/scorer/limits");
        }
        errors.addAll(new MetricChecks(document).errors());
        return errors;
    }

    private void report(String pointer, String message) {
        errors.add(document.at(pointer, message));
    }

    private void checkTimes() {
        var effort = duration("/effort");
        var window = duration("/window");
        effort.filter(time -> !time.isPositive())
                .ifPresent(ignored -> report("/effort", "'effort' must be longer than nothing, such as PT3H"));
        window.filter(time -> time.compareTo(LONGEST_WINDOW) > 0)
                .ifPresent(ignored -> report("/window", "'window' must be at most P365D"));
        if (effort.isPresent() && window.isPresent() && effort.get().compareTo(window.get()) > 0) {
            report("/window", "'window' is shorter than 'effort'; make it at least as long");
        }
    }

    private Optional<Duration> duration(String pointer) {
        try {
            return root.at(pointer).stringValueOpt().map(Duration::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the schema has reported it
        }
    }

    private void checkSubmission() {
        var mode = root.at("/submission/mode").stringValue("");
        var entry = root.at("/submission/entry");
        if (mode.equals("code") && entry.isMissingNode()) {
            report("/submission", "'entry' is missing; code mode needs one, such as [python3, /app/predict.py]");
        }
        if (mode.equals("predictions") && !entry.isMissingNode()) {
            errors.add(document.atKey("/submission/entry", "'entry' has no meaning in predictions mode; remove it"));
        }
    }

    private void checkLimits(String pointer) {
        var limits = root.at(pointer);
        var output = number(limits, "outputMiB");
        var memory = number(limits, "memoryMiB");
        if (output.isPresent() && memory.isPresent() && output.get() + SCRATCH_MIB > memory.get()) {
            report(
                    pointer + "/memoryMiB",
                    String.format(
                            Locale.ROOT,
                            "'memoryMiB' also holds the files in /out, /tmp and /dev/shm: make it at least %.0f"
                                    + " (outputMiB + %d) or lower outputMiB",
                            output.get() + SCRATCH_MIB,
                            SCRATCH_MIB));
        }
        var cpu = number(limits, "cpuSeconds");
        var wall = number(limits, "wallSeconds");
        var cores = number(limits, "cores");
        if (cpu.isPresent() && wall.isPresent() && cores.isPresent() && wall.get() < cpu.get() / cores.get()) {
            report(
                    pointer + "/wallSeconds",
                    String.format(
                            Locale.ROOT,
                            "'wallSeconds' ends the run before %.0f CPU seconds can be used on %s cores: make it at least"
                                    + " %.0f or lower cpuSeconds",
                            cpu.get(),
                            limits.path("cores").asString(),
                            Math.ceil(cpu.get() / cores.get())));
        }
    }

    private static Optional<Double> number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() && value.doubleValue() > 0 ? Optional.of(value.doubleValue()) : Optional.empty();
    }

    private void checkQuotas() {
        var total = number(root.path("quotas"), "submissions");
        var perDay = number(root.path("quotas"), "perDay");
        if (total.isPresent() && perDay.isPresent() && perDay.get() > total.get()) {
            report("/quotas/perDay", "'perDay' is more than 'submissions' in all; lower it");
        }
    }

    private void checkFiles() {
        Map<String, String> seen = new HashMap<>();
        root.at("/data/features").stringValueOpt().ifPresent(name -> checkFile("/data/features", name, seen));
        var files = root.at("/data/public");
        for (int i = 0; i < files.size(); i++) {
            var pointer = "/data/public/" + i + "/file";
            root.at(pointer).stringValueOpt().ifPresent(name -> checkFile(pointer, name, seen));
        }
    }

    private void checkFile(String pointer, String name, Map<String, String> seen) {
        var shown = Words.shown(name);
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            report(pointer, shown + " is a name that Assay uses itself; choose another");
        }
        var first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (first != null) {
            report(pointer, shown + " is already the name of another file under /in; choose another");
        }
    }

    private void checkColumns() {
        Map<String, String> roles = new HashMap<>();
        for (var pointer :
                List.of("/data/idColumn", "/data/target/column", "/data/target/scaleColumn", "/data/timeColumn")) {
            root.at(pointer).stringValueOpt().ifPresent(name -> {
                var first = roles.putIfAbsent(name, pointer);
                if (first != null) {
                    report(pointer, Words.shown(name) + " is also " + field(first) + "; name another column");
                }
                if (name.equals("split")) {
                    report(pointer, "'split' is the column of labels.csv that tells public from private rows; rename");
                }
            });
        }
        root.at("/data/groupColumn").stringValueOpt().ifPresent(name -> {
            if (name.equals(root.at("/data/idColumn").stringValue("")) || roles.containsKey(name)) {
                report("/data/groupColumn", Words.shown(name) + " has another role too; name a column of its own");
            }
        });
        var id = root.at("/data/idColumn").stringValueOpt();
        if (id.isPresent() && id.equals(root.at("/data/target/prediction").stringValueOpt())) {
            report("/data/target/prediction", "the prediction column has the name of the id column; rename it");
        }
        if (root.at("/data/target/classes").size() > 0
                && !root.at("/data/target/kind").stringValue("class").equals("class")) {
            errors.add(document.atKey("/data/target/classes", "'classes' goes with kind: class only; remove it"));
        }
    }

    private static String field(String pointer) {
        return "the value of '" + pointer.substring(1).replace('/', '.') + "'";
    }

    private void checkWeights() {
        var weights = root.path("weights");
        var metric = weights.path("metric");
        var rubric = weights.path("rubric");
        if (metric.isNumber() && rubric.isNumber()) {
            checkSum("/weights", "'metric' and 'rubric'", metric.doubleValue() + rubric.doubleValue());
        }
    }

    private void checkSum(String pointer, String what, double sum) {
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            report(
                    pointer,
                    "the weights of " + what + " sum to " + Math.round(sum * 1e6) / 1e6 + "; make them sum to 1");
        }
    }

    private void checkRubric() {
        var rubric = root.path("rubric");
        Map<String, Integer> seen = new HashMap<>();
        double sum = 0;
        boolean complete = rubric.size() > 0;
        for (int i = 0; i < rubric.size(); i++) {
            var pointer = "/rubric/" + i;
            var id = rubric.path(i).path("id").stringValue("");
            if (!id.isEmpty() && seen.putIfAbsent(id, i) != null) {
                report(pointer + "/id", "a criterion '" + Words.shown(id) + "' is already listed; rename one of them");
            }
            var weight = rubric.path(i).path("weight");
            complete &= weight.isNumber();
            sum += weight.isNumber() ? weight.doubleValue() : 0;
            checkLevels(pointer + "/levels");
        }
        if (complete) {
            checkSum("/rubric", "all criteria", sum);
        }
    }

    private void checkLevels(String pointer) {
        var levels = root.at(pointer);
        for (int i = 1; i < levels.size(); i++) {
            var before = levels.path(i - 1).path("points");
            var points = levels.path(i).path("points");
            if (before.isNumber() && points.isNumber() && points.doubleValue() <= before.doubleValue()) {
                report(pointer + "/" + i + "/points", "points must rise from level to level; order them worst to best");
            }
        }
    }
}
