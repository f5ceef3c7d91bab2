package dev.assay.grader.grading;

import dev.assay.pack.Manifest.Criterion;
import dev.assay.pack.Pack;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.TreeDigest.FileDigest;
import dev.assay.pack.check.Finding;
import dev.assay.pack.check.Finding.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What packs of the catalogue have in common; packs of your own may differ. */
final class CatalogueRules {
    private static final long MOST_BYTES = 3_000_000;
    private static final int CRITERIA = 5;
    private static final int LEVELS = 4;

    private CatalogueRules() {}

    static List<Finding> findings(Pack pack) throws IOException {
        return List.of(size(pack), rubric(pack.manifest().rubric()));
    }

    private static Finding size(Pack pack) throws IOException {
        long bytes = TreeDigest.files(pack.folder()).stream()
                .mapToLong(FileDigest::bytes)
                .sum();
        return new Finding(
                "catalogue-size",
                bytes <= MOST_BYTES ? Status.PASSED : Status.WARNING,
                "a pack of the catalogue has at most 3 MB",
                Map.of("bytes", (double) bytes));
    }

    private static Finding rubric(List<Criterion> rubric) {
        boolean full = rubric.size() == CRITERIA
                && rubric.stream().allMatch(criterion -> criterion.levels().size() == LEVELS);
        return new Finding(
                "catalogue-rubric",
                full ? Status.PASSED : Status.WARNING,
                "a rubric of the catalogue has 5 criteria with 4 anchored levels each",
                Map.of("criteria", (double) rubric.size()));
    }
}
