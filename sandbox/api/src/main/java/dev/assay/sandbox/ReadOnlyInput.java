package dev.assay.sandbox;

import java.nio.file.Path;

/**
 * A folder mounted read-only under {@code /in}, shared between runs.
 *
 * @param digest lower-case hex SHA-256 that names the content: equal digests are copied to the engine once
 * @param folder host folder with plain files and folders only
 */
public record ReadOnlyInput(String digest, Path folder) {}
