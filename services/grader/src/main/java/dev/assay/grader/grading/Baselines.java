package dev.assay.grader.grading;

import dev.assay.grading.Verdict;
import dev.assay.pack.Pack;
import dev.assay.pack.hidden.PreparedPack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The baselines of packs, each graded once like any submission and its predictions then kept with the hidden data.
 * Thread-safe: whoever comes second finds the same predictions or makes them again.
 */
final class Baselines {
    private final Grader grader;

    Baselines(Grader grader) {
        this.grader = grader;
    }

    Baseline of(Pack pack, PreparedPack prepared, WorkFolder.Scratch scratch) throws IOException {
        Path kept = grader.home().baselines().resolve(name(pack, prepared));
        if (Files.isRegularFile(kept)) {
            return new Baseline.Predicted(kept);
        }
        Report report = grader.grade(new GradingRequest(pack, pack.baseline(), scratch.newFolder(), 1), _ -> {});
        Verdict verdict = report.judgement().verdict();
        if (verdict == Verdict.PLATFORM_ERROR) {
            return new Baseline.EngineFailed(String.join("; ", report.diagnostics()));
        }
        if (verdict != Verdict.SCORED) {
            return new Baseline.None();
        }
        Path predictions = report.predictions().orElseThrow();
        return new Baseline.Predicted(Files.move(predictions, kept, StandardCopyOption.ATOMIC_MOVE));
    }

    private static String name(Pack pack, PreparedPack prepared) {
        String parts = pack.digest() + "\n" + prepared.checksums().digests().featuresDigest();
        return Digests.hex(parts.getBytes(StandardCharsets.UTF_8)) + ".csv";
    }
}
