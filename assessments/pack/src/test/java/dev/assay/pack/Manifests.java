package dev.assay.pack;

import java.nio.charset.StandardCharsets;

/** Manifests for tests. */
public final class Manifests {

    /** A manifest without a fault. */
    public static final String VALID = """
            manifest: 1
            id: flight-delay
            version: 1.0.0
            title: Will this flight arrive late?
            brief: brief.md
            skills: [tabular, calibration]
            effort: PT3H
            window: P7D
            image: python-ml
            submission:
              mode: code
              entry: [python3, /app/predict.py]
            limits: {cpuSeconds: 120, wallSeconds: 180, memoryMiB: 1024, processes: 64, outputMiB: 16, outputFiles: 100, logKiB: 256, cores: 1}
            quotas: {submissions: 10, perDay: 5}
            data:
              prepare:
                command: [python3, /app/prepare.py]
                limits: {cpuSeconds: 300, wallSeconds: 600, memoryMiB: 2048, processes: 64, outputMiB: 64, outputFiles: 100, logKiB: 256, cores: 1}
              public:
                - {file: train.csv, description: Flights with outcome}
              features: test.csv
              idColumn: id
              target: {column: late, prediction: prediction, kind: probability}
              publicShare: 0.3
            metrics:
              - {id: roc_auc, primary: true, direction: higher, baseline: 0.60, target: 0.75}
              - {id: log_loss, direction: lower}
              - {id: calibration_error, direction: lower, params: {n_bins: 10}}
            gates:
              - {metric: calibration_error, atMost: 0.1}
            weights: {metric: 0.6, rubric: 0.4}
            rubric:
              - id: problem-framing
                title: Problem framing
                weight: 0.4
                levels:
                  - {points: 1, anchor: none}
                  - {points: 2, anchor: some}
              - id: evaluation
                title: Evaluation
                weight: 0.6
                levels:
                  - {points: 0, anchor: none}
                  - {points: 4, anchor: all}
            """;

    private Manifests() {}

    /** The manifest of a text without faults. */
    public static Manifest read(String yaml) {
        return switch (ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case ManifestOutcome.Read read -> read.manifest();
            case ManifestOutcome.Invalid invalid ->
                throw new AssertionError(invalid.errors().toString());
        };
    }
}
