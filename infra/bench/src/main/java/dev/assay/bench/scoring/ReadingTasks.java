package dev.assay.bench.scoring;

import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file of ids and probabilities as pandas writes it, checked and joined to the truth. One thread, warm file cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:ActiveProcessorCount=1", "--sun-misc-unsafe-memory-access=allow"})
public class ReadingTasks {
    /** Number of rows. */
    @Param("1000000")
    public int rows;

    private Truth truth = Truth.binary(List.of("0"), new double[1]);
    private PredictionFormat format = new PredictionFormat("id", "prob", TargetKind.PROBABILITY, truth.classes());
    private Path ordered = Path.of("");
    private Path shuffled = Path.of("");
    private Path rounded = Path.of("");

    /** Writes the files. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        truth = Truth.binary(
                IntStream.range(0, rows).mapToObj(Integer::toString).toList(),
                IntStream.range(0, rows).mapToDouble(row -> row % 2).toArray());
        List<Integer> ids = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        ordered = written(ids, 1);
        rounded = written(ids, 1e6);
        Collections.shuffle(ids, new Random(1));
        shuffled = written(ids, 1);
    }

    private static Path written(List<Integer> ids, double steps) throws IOException {
        Path file = Files.createTempFile("predictions", ".csv");
        Random random = new Random(1);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("id,prob\n");
            for (int id : ids) {
                double probability = 1 / (1 + Math.exp(-random.nextGaussian()));
                double shown = steps == 1 ? probability : Math.rint(probability * steps) / steps;
                lines.write(id + "," + shown + "\n");
            }
        }
        return file;
    }

    @TearDown
    public void delete() throws IOException {
        for (Path file : List.of(ordered, shuffled, rounded)) {
            Files.delete(file);
        }
    }

    /** Ids in the order of the truth, as programs mostly write them; all digits of the probabilities. */
    @Benchmark
    public ReadOutcome readCsv() throws IOException {
        return read(ordered);
    }

    /** The same, beside what checks and joins as this does. */
    @Benchmark
    public ReadOutcome joinCsv() throws IOException {
        return read(ordered);
    }

    /** Ids in random order. */
    @Benchmark
    public ReadOutcome readShuffledCsv() throws IOException {
        return read(shuffled);
    }

    /** The same, beside what checks and joins as this does. */
    @Benchmark
    public ReadOutcome joinShuffledCsv() throws IOException {
        return read(shuffled);
    }

    /** Ids in the order of the truth; probabilities with six digits. */
    @Benchmark
    public ReadOutcome readRoundedCsv() throws IOException {
        return read(rounded);
    }

    private ReadOutcome read(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return PredictionsReader.read(input, format, truth);
        }
    }
}
