package dev.assay.grader.grading;

import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A grading report as one JSON document. */
public final class ReportJson {
    private static final double NANOS = 1e9;

    private ReportJson() {}

    /** {@code verdict, owner, flags, message, points, pointsInterval, metrics, runs, receipt}. */
    public static ObjectNode of(Report report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        putJudgement(document, report.judgement());
        document.put("message", report.judgement().message());
        putPoints(document, report.scores());
        ArrayNode metrics = document.putArray("metrics");
        report.scores().ifPresent(scores -> scores.deciding().forEach(metric -> metrics.add(metric(metric))));
        document.set("runs", runs(report.runs()));
        document.set("receipt", report.receipt());
        return document;
    }

    static void putJudgement(ObjectNode target, Judgement judgement) {
        target.put("verdict", judgement.verdict().name());
        target.put("owner", judgement.verdict().owner().name());
        target.set("flags", flags(judgement.flags()));
    }

    /** The points and what the interval of their metric is worth; nulls where there is none. */
    static void putPoints(ObjectNode target, Optional<Scores> scores) {
        scores.ifPresentOrElse(scored -> target.put("points", scored.points()), () -> target.putNull("points"));
        scores.flatMap(Scores::pointsInterval)
                .ifPresentOrElse(
                        interval -> target.putArray("pointsInterval")
                                .add(interval.low())
                                .add(interval.high()),
                        () -> target.putNull("pointsInterval"));
    }

    static ObjectNode metric(GradedMetric metric) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", metric.spec().id());
        putOptional(node, "value", metric.value());
        metric.interval()
                .ifPresentOrElse(
                        interval ->
                                node.putArray("interval").add(interval.lower()).add(interval.upper()),
                        () -> node.putNull("interval"));
        metric.interval().ifPresentOrElse(interval -> node.put("level", interval.level()), () -> node.putNull("level"));
        metric.whyNoInterval().ifPresent(reason -> node.put("intervalNotKnown", reason));
        return node.put("primary", metric.spec().primary());
    }

    static void putOptional(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    static ArrayNode runs(Iterable<StepRun> runs) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (StepRun run : runs) {
            Measurements measured = run.outcome().measurements();
            ObjectNode node = array.addObject();
            node.put("step", run.step().name());
            node.put("outcome", run.outcomeName());
            if (measured.exitCode().isPresent()) {
                node.put("exitCode", measured.exitCode().getAsInt());
            } else {
                node.putNull("exitCode");
            }
            node.put("cpuSeconds", seconds(measured.cpu()));
            node.put("wallSeconds", seconds(measured.wall()));
            node.put("peakMemoryBytes", measured.peakMemoryBytes());
        }
        return array;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    static ArrayNode flags(Set<Flag> flags) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        flags.stream().sorted().map(Flag::name).forEach(array::add);
        return array;
    }
}
