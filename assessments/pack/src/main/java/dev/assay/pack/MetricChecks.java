package dev.assay.pack;

import dev.assay.scoring.Metric;
import dev.assay.scoring.Metrics;
import dev.assay.scoring.metric.InvalidMetricException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Checks metrics and gates against the scoring engine. */
final class MetricChecks {

    private final PositionedDocument document;
    private final JsonNode metrics;
    private final List<ManifestError> errors = new ArrayList<>();

    MetricChecks(PositionedDocument document) {
        this.document = document;
        this.metrics = document.root().path("metrics");
    }

    List<ManifestError> errors() {
        checkOnePrimary();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < metrics.size(); i++) {
            var pointer = "/metrics/" + i;
            var spec = metrics.path(i);
            var id = spec.path("id").stringValue("");
            if (!id.isEmpty() && seen.putIfAbsent(id, i) != null) {
                report(pointer + "/id", "the metric '" + Words.shown(id) + "' is already listed; list it once");
            }
            checkAnchors(pointer, spec);
            if (spec.has("scorer")) {
                errors.addAll(new ScorerChecks(document, pointer).errors());
            } else {
                engine(pointer, spec).ifPresent(metric -> checkAgainstEngine(pointer, spec, metric));
            }
        }
        checkGates(seen);
        return errors;
    }

    private void report(String pointer, String message) {
        errors.add(document.at(pointer, message));
    }

    private static boolean primary(JsonNode spec) {
        return spec.path("primary").booleanValue(false);
    }

    private void checkOnePrimary() {
        var primaries = IntStream.range(0, metrics.size())
                .filter(i -> primary(metrics.path(i)))
                .toArray();
        if (metrics.size() > 0 && primaries.length == 0) {
            report("/metrics", "no metric is primary; write primary: true at the one that decides the points");
        }
        for (int i = 1; i < primaries.length; i++) {
            report("/metrics/" + primaries[i] + "/primary", "another metric is primary already; keep one");
        }
    }

    private void checkAnchors(String pointer, JsonNode spec) {
        var baseline = spec.path("baseline");
        var target = spec.path("target");
        if (!primary(spec)) {
            for (var name : List.of("baseline", "target")) {
                if (spec.has(name)) {
                    errors.add(document.atKey(
                            pointer + "/" + name, "'" + name + "' belongs to the primary metric only; remove it"));
                }
            }
            return;
        }
        for (var name : List.of("baseline", "target")) {
            if (!spec.has(name)) {
                report(
                        pointer,
                        "'" + name + "' is missing at the primary metric; add the value worth "
                                + (name.equals("baseline") ? "0" : "100") + " points");
            }
        }
        if (baseline.isNumber() && target.isNumber() && !better(spec, target.doubleValue(), baseline.doubleValue())) {
            report(
                    pointer + "/target",
                    "'target' must be better than 'baseline' in the metric's direction; correct the values");
        }
    }

    private static boolean better(JsonNode spec, double target, double baseline) {
        return spec.path("direction").stringValue("higher").equals("lower") ? target < baseline : target > baseline;
    }

    private Optional<Metric> engine(String pointer, JsonNode spec) {
        var id = spec.path("id").stringValueOpt();
        var params = spec.path("params");
        if (id.isEmpty() || !(params.isMissingNode() || params.isObject())) {
            return Optional.empty();
        }
        if (Metrics.isOfOtherInputs(id.get())) {
            report(
                    pointer + "/id",
                    Words.shown(id.get()) + " takes other inputs than one prediction a row; choose another metric");
            return Optional.empty();
        }
        if (!Metrics.ids().contains(id.get())) {
            var advice = Words.nearest(id.get(), Metrics.ids())
                    .map(word -> "did you mean '" + word + "'?")
                    .orElseGet(() -> "the engine knows: " + String.join(", ", Metrics.ids()));
            report(pointer + "/id", "unknown metric '" + Words.shown(id.get()) + "'; " + advice);
            return Optional.empty();
        }
        try {
            return Optional.of(Metrics.named(id.get(), ManifestMapping.params(params)));
        } catch (InvalidMetricException e) {
            report(pointer + "/params", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void checkAgainstEngine(String pointer, JsonNode spec, Metric metric) {
        var direction = metric.direction().name().toLowerCase(Locale.ROOT);
        spec.path("direction")
                .stringValueOpt()
                .filter(declared -> !declared.equals(direction))
                .ifPresent(ignored -> report(
                        pointer + "/direction",
                        "of " + metric.id() + " the " + direction + " value is better; write direction: " + direction));
        var target = document.root().at("/data/target");
        var kind = metric.kind().name().toLowerCase(Locale.ROOT);
        target.path("kind")
                .stringValueOpt()
                .filter(declared -> !declared.equals(kind))
                .ifPresent(declared -> report(
                        pointer + "/id",
                        metric.id() + " scores predictions of kind " + kind + ", but data.target.kind is "
                                + Words.shown(declared) + "; choose another metric or kind"));
        if (metric.needsScale() && !target.has("scaleColumn")) {
            report(pointer + "/id", metric.id() + " needs the scale of each row; name data.target.scaleColumn");
        }
        if (kind.equals(target.path("kind").stringValue(kind))) {
            checkClasses(pointer, spec, metric, target.path("classes"));
        }
    }

    /** Classes of parameters against those of the target; where a manifest lists none, the labels show them later. */
    private void checkClasses(String pointer, JsonNode spec, Metric metric, JsonNode listed) {
        Optional<List<String>> classes = switch (metric.kind()) {
            case PROBABILITY -> Optional.of(List.of("0", "1"));
            case CLASS ->
                listed.isArray()
                        ? Optional.of(listed.valueStream()
                                .map(name -> name.stringValue(""))
                                .toList())
                        : Optional.empty();
            case NUMBER -> Optional.empty();
        };
        try {
            classes.ifPresent(metric::checkClasses);
        } catch (InvalidMetricException e) {
            report(pointer + (spec.has("params") ? "/params" : "/id"), String.valueOf(e.getMessage()));
        }
    }

    private void checkGates(Map<String, Integer> listed) {
        var gates = document.root().path("gates");
        for (int i = 0; i < gates.size(); i++) {
            var pointer = "/gates/" + i;
            var gate = gates.path(i);
            var metric = gate.path("metric").stringValue("");
            if (!metric.isEmpty() && !listed.containsKey(metric)) {
                report(
                        pointer + "/metric",
                        "'" + Words.shown(metric) + "' is not listed under metrics; list it there or remove the gate");
            }
            var least = gate.path("atLeast");
            var most = gate.path("atMost");
            if (least.isMissingNode() && most.isMissingNode()) {
                report(pointer, "the gate has no bound; add atLeast or atMost");
            }
            if (least.isNumber() && most.isNumber() && least.doubleValue() > most.doubleValue()) {
                report(pointer + "/atLeast", "'atLeast' is above 'atMost'; no value passes, correct the bounds");
            }
        }
    }
}
