package dev.assay.grader.cli;

import java.nio.file.Path;

/** Folders of this repository that tests read. */
final class Repository {
    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    static final Path PROBE = ROOT.resolve("infra/checks/packs/probe");
    static final Path HOSTILE = ROOT.resolve("infra/checks/src/test/resources/hostile");

    static final Path PARITY =
            ROOT.resolve("assessments/scoring/src/test/resources/dev/assay/scoring/catalogue/parity.jsonl.gz");

    private Repository() {}
}
