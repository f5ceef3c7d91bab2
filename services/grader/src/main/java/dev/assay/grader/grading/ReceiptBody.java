package dev.assay.grader.grading;

import dev.assay.grader.receipt.CanonicalJson;
import dev.assay.grader.receipt.Receipts;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.hidden.Checksums;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.scoring.Interval;
import dev.assay.scoring.Scorer;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a receipt states. It names data by digest only and holds no value of it. */
final class ReceiptBody {
    private ReceiptBody() {}

    static ObjectNode of(Judgement judgement, Optional<Scores> scores, List<StepRun> runs, Provenance from)
            throws IOException {
        ObjectNode body = object().put("format", Receipts.FORMAT);
        ReportJson.putJudgement(body, judgement);
        ReportJson.putPoints(body, scores);
        body.set("metrics", metrics(scores));
        body.set("gates", gates(scores));
        body.set("runs", ReportJson.runs(runs));
        body.set("pack", pack(from));
        from.submissionDigest().ifPresent(digest -> body.putObject("submission").put("sha256", digest));
        if (from.predictions().isPresent()) {
            Path file = from.predictions().get();
            body.putObject("predictions").put("sha256", Digests.ofFile(file));
        }
        if (!runs.isEmpty()) {
            body.set(
                    "execution",
                    execution(runs, Policies.ofSubmission(from.pack().manifest())));
        }
        body.set("scorer", scorer(from, scores));
        body.set("counters", counters(from));
        body.putObject("times")
                .put("started", from.started().toString())
                .put("finished", from.finished().toString());
        return body;
    }

    private static ArrayNode metrics(Optional<Scores> scores) {
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        scores.ifPresent(scored -> scored.deciding().forEach(graded -> {
            MetricSpec spec = graded.spec();
            ObjectNode metric = ReportJson.metric(graded)
                    .put("version", graded.score().version())
                    .put("direction", graded.score().direction().name());
            if (spec.primary()) {
                ReportJson.putOptional(metric, "baseline", spec.baseline());
                ReportJson.putOptional(metric, "target", spec.target());
            }
            graded.whyUndefined().ifPresent(reason -> metric.put("undefined", reason));
            metrics.add(metric);
        }));
        return metrics;
    }

    private static ArrayNode gates(Optional<Scores> scores) {
        ArrayNode gates = JsonNodeFactory.instance.arrayNode();
        scores.ifPresent(scored -> scored.gates().forEach(graded -> {
            ObjectNode gate = gates.addObject().put("metric", graded.gate().metric());
            graded.gate().atLeast().ifPresent(bound -> gate.put("atLeast", bound));
            graded.gate().atMost().ifPresent(bound -> gate.put("atMost", bound));
            gate.put("passed", graded.passed());
        }));
        return gates;
    }

    private static ObjectNode pack(Provenance from) {
        ObjectNode pack = object().put("id", from.pack().manifest().id())
                .put("version", from.pack().manifest().version())
                .put("sha256", from.pack().digest());
        from.data().ifPresent(data -> {
            Checksums.Digests digests = data.pack().checksums().digests();
            pack.putObject("data")
                    .put("publicDigest", digests.publicDigest())
                    .put("featuresDigest", digests.featuresDigest())
                    .put("labelsDigest", digests.labelsDigest());
        });
        return pack;
    }

    private static ObjectNode execution(List<StepRun> runs, SandboxPolicy policy) {
        ObjectNode execution = object().put("image", policy.image())
                .put("policySha256", Digests.hex(CanonicalJson.bytes(policy(policy))));
        digest(runs, Measurements::imageDigest).ifPresent(digest -> execution.put("imageDigest", digest));
        digest(runs, Measurements::filterDigest).ifPresent(digest -> execution.put("filterDigest", digest));
        return execution;
    }

    private static Optional<String> digest(List<StepRun> runs, Function<Measurements, String> which) {
        return runs.stream()
                .map(run -> which.apply(run.outcome().measurements()))
                .filter(digest -> !digest.isEmpty())
                .findFirst();
    }

    private static ObjectNode scorer(Provenance from, Optional<Scores> scores) {
        BootstrapSettings settings = HiddenScoring.bootstrap(from.pack().manifest());
        ObjectNode scorer = object().put("version", Scorer.VERSION);
        ObjectNode bootstrap = scorer.putObject("bootstrap")
                .put("resamples", settings.resamples())
                .put("level", settings.level())
                .put("generator", BootstrapSettings.GENERATOR)
                // Text, because JSON numbers hold 53 bits only.
                .put("seed", Long.toString(settings.seed()));
        scores.flatMap(scored -> scored.primary().interval())
                .map(Interval::method)
                .ifPresent(method -> bootstrap.put("method", method));
        from.scorerRuns().forEach(run -> scorer.withArray("ofPack").add(ofPack(run)));
        return scorer;
    }

    /** A run of a scorer of the pack's own. */
    private static ObjectNode ofPack(ScorerRun run) {
        ObjectNode node = object().put("metric", run.metric())
                .put("split", run.split().name())
                .put("outcome", StepRun.name(run.run()))
                .put("sha256", run.codeDigest())
                .put("image", run.policy().image())
                .put("policySha256", Digests.hex(CanonicalJson.bytes(policy(run.policy()))));
        Measurements measured = run.run().measurements();
        if (!measured.imageDigest().isEmpty()) {
            node.put("imageDigest", measured.imageDigest()).put("filterDigest", measured.filterDigest());
        }
        run.interval().map(Interval::method).ifPresent(method -> node.put("method", method));
        return node;
    }

    private static ObjectNode counters(Provenance from) {
        ObjectNode counters = object().put("tries", from.tries());
        from.data()
                .ifPresent(data -> counters.put("hiddenRows", data.truth().size())
                        .put("decidingRows", data.deciding().length)
                        .put("feedbackRows", data.feedback().length)
                        .put("smokeRows", data.smokeTruth().size()));
        return counters;
    }

    /** Every promise of the policy, in the order of the canonical form. */
    static ObjectNode policy(SandboxPolicy policy) {
        ObjectNode node = object().put("image", policy.image());
        policy.command().forEach(node.putArray("command")::add);
        new TreeMap<>(policy.environment()).forEach(node.putObject("environment")::put);
        Limits limits = policy.limits();
        node.putObject("limits")
                .put("cpuSeconds", limits.cpuSeconds())
                .put("wallSeconds", limits.wallSeconds())
                .put("memoryBytes", limits.memoryBytes())
                .put("processes", limits.processes())
                .put("outputBytes", limits.outputBytes())
                .put("outputFiles", limits.outputFiles())
                .put("logBytes", limits.logBytes())
                .put("cores", limits.cores());
        policy.outputs()
                .forEach(output -> node.withArray("outputs")
                        .addObject()
                        .put("name", output.name())
                        .put("maxBytes", output.maxBytes()));
        return node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
