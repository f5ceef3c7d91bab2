package dev.assay.grader.grading;

import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.CollectedOutput;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.RunLog;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SelfCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Prepares the canary pack by itself and lets a function play the candidate's code. */
final class FakeSandbox implements Sandbox {
    static final Measurements MEASURED = new Measurements(
            OptionalInt.of(0),
            Duration.ofMillis(20),
            Duration.ofMillis(30),
            1,
            RunLog.EMPTY,
            Set.of(),
            "sha256:" + "0".repeat(64),
            "sha256:" + "1".repeat(64));
    private static final int PUBLIC_ROWS = 100;
    private static final int HIDDEN_ROWS = 200;

    private final Function<Path, RunOutcome> code;
    private final int hiddenRows;
    private final List<String> mounted = new ArrayList<>();
    private int preparations;

    /** @param code given the features file; its outcome's files are made with {@link #predicted} */
    FakeSandbox(Function<Path, RunOutcome> code) {
        this(code, HIDDEN_ROWS);
    }

    /** The same with a number of hidden rows, of which the first three tenths are for feedback. */
    FakeSandbox(Function<Path, RunOutcome> code, int hiddenRows) {
        this.code = code;
        this.hiddenRows = hiddenRows;
    }

    /** Code that predicts what the function says of each row number. */
    static Function<Path, RunOutcome> predicting(Function<Integer, String> prediction) {
        return features -> {
            StringBuilder csv = new StringBuilder("id,prediction\n");
            List<String> rows = lines(features);
            for (int i = 1; i < rows.size(); i++) {
                csv.append(rows.get(i).split(",", -1)[0])
                        .append(',')
                        .append(prediction.apply(i))
                        .append('\n');
            }
            return predicted(csv.toString());
        };
    }

    /** A run that left this predictions file. */
    static RunOutcome predicted(String csv) {
        try {
            Path file = Files.writeString(Files.createTempFile("predictions", ".csv"), csv);
            return new Completed(
                    MEASURED,
                    List.of(new CollectedOutput(
                            "predictions.csv", file, csv.length(), Digests.hex(csv.getBytes(StandardCharsets.UTF_8)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a pack was prepared. */
    synchronized int preparations() {
        return preparations;
    }

    /** Names of all files that code of candidates could see. */
    synchronized List<String> mounted() {
        return List.copyOf(mounted);
    }

    @Override
    public synchronized RunOutcome run(SandboxPolicy policy, RunInputs inputs, OutputObserver observer) {
        try {
            if (policy.outputs().size() > 1) {
                preparations++;
                prepare(inputs.results());
                return new Completed(MEASURED, List.of());
            }
            try (var files = Files.list(inputs.input().folder())) {
                files.map(file -> String.valueOf(file.getFileName())).forEach(mounted::add);
            }
            observer.wrote(
                    OutputObserver.Stream.ERROR,
                    inputs.input().folder().toString().getBytes(StandardCharsets.UTF_8));
            return code.apply(inputs.input().folder().resolve("test.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(Path results) throws IOException {
        StringBuilder train = new StringBuilder("id,x,y\n");
        StringBuilder trainLabels = new StringBuilder("id,y\n");
        for (int i = 0; i < PUBLIC_ROWS; i++) {
            train.append("p%d,%d,%d%n".formatted(i, i, i));
            trainLabels.append("p%d,%d%n".formatted(i, i));
        }
        Map<String, String> open = new LinkedHashMap<>();
        open.put("train.csv", train.toString());
        open.put("test.csv", "id,x\np0,0\np1,1\n");
        open.put("smoke_labels.csv", "id,y\np0,0\np1,1\n");
        StringBuilder features = new StringBuilder("id,x\n");
        StringBuilder labels = new StringBuilder("id,y,split\n");
        for (int i = 1; i <= hiddenRows; i++) {
            features.append("h%d,%d%n".formatted(i, i));
            labels.append("h%d,%d,%s%n".formatted(i, i, i <= hiddenRows * 3 / 10 ? "public" : "private"));
        }
        Files.write(results.resolve("public.tar"), tar(open));
        Files.write(results.resolve("features.tar"), tar(Map.of("test.csv", features.toString())));
        Files.writeString(results.resolve("labels.csv"), labels);
        Files.writeString(results.resolve("train_labels.csv"), trainLabels);
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void warm(SandboxPolicy policy, ReadOnlyInput input) {}

    @Override
    public SelfCheck selfCheck() {
        return new SelfCheck(List.of());
    }

    @Override
    public int reconcile() {
        return 0;
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void close() {}
}
