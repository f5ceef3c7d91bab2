package dev.assay.sandbox;

import java.nio.file.Path;

/**
 * A folder mounted read-only under {@code /in}.
 *
 * @param digest lower-case hex SHA-256 that names the content: equal digests are copied to the engine once
 * @param folder host folder with plain files and folders only
 * @param use whether runs to come will want it again
 */
public record ReadOnlyInput(String digest, Path folder, Use use) {

    /** How long the engine's copy lives. */
    public enum Use {
        /** Kept for runs to come, which may be made ready ahead of them. */
        SHARED,
        /** Gone when the run that uses it is: for what must lie nowhere longer than it has to. */
        ONCE
    }

    /** An input that many runs share. */
    public ReadOnlyInput(String digest, Path folder) {
        this(digest, folder, Use.SHARED);
    }
}
