package dev.assay.grading;

/**
 * A published version of a pack.
 *
 * @param versionId names it in the database
 * @param packId as in its manifest
 * @param version as in its manifest
 * @param archiveSha256 its archive (tar.gz or zip) in the artefact store
 */
public record PackReference(String versionId, String packId, String version, String archiveSha256) {}
