package dev.assay.grading.artefact;

/**
 * A stored file.
 *
 * @param sha256 lower-case hex digest of its content, and its name
 * @param bytes its size
 */
public record Artefact(String sha256, long bytes) {}
