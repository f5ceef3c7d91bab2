package dev.assay.grading;

/** What came of preparing a pack version. */
public sealed interface PreparationOutcome {

    /**
     * Candidates may attempt it.
     *
     * @param publicSha256 artefact: the tar of the public files that candidates download
     * @param digestsJson JSON object with the digests of everything prepared; holds no hidden value
     */
    record Prepared(String publicSha256, String digestsJson) implements PreparationOutcome {}

    /** The pack is at fault. Trying again changes nothing. */
    record Rejected(String message) implements PreparationOutcome {}

    /** We are at fault. It is tried again with backoff. */
    record PlatformFault(String reason) implements PreparationOutcome {}
}
