package dev.assay.pack;

import java.nio.file.Path;

/**
 * A pack as its author wrote it. It holds nothing hidden.
 *
 * @param folder where it lies
 * @param manifest its {@code pack.yaml}
 * @param digest of the whole folder, see {@link TreeDigest}
 */
public record Pack(Path folder, Manifest manifest, String digest) {

    /** Name of a file that Assay itself puts beside those of the scorer folder. */
    public static final String SCORER_RUNNER = "assay_runner.py";

    /** Name of the manifest in the folder. */
    public static final String MANIFEST = "pack.yaml";

    /** The text that candidates read first. */
    public Path brief() {
        return folder.resolve(manifest.brief());
    }

    /** Committed raw data; mounted at {@code /in} while preparing. */
    public Path raw() {
        return folder.resolve("raw");
    }

    /** The program that draws the split; mounted at {@code /app} while preparing. */
    public Path prepare() {
        return folder.resolve("prepare");
    }

    /** The programs that compute metrics of the pack's own; mounted at {@code /app} while scoring. */
    public Path scorer() {
        return folder.resolve("scorer");
    }

    /** What candidates start from. */
    public Path starter() {
        return folder.resolve("starter");
    }

    /** A simple submission, worth about 0 points. */
    public Path baseline() {
        return folder.resolve("baseline");
    }

    /** A good submission, clearly better than the baseline. */
    public Path reference() {
        return folder.resolve("reference");
    }

    /** A submission that cheats with a copy of the raw data, in {@code /app/raw}; not every pack has one. */
    public Path attack() {
        return folder.resolve("attack");
    }
}
