package dev.assay.grader.worker;

import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SelfCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether work can be done safely: the engine keeps its promises and the disk has room. Thread-safe. */
final class Admission {
    private final Sandbox sandbox;
    private final List<Path> folders;
    private volatile boolean sound;

    Admission(Sandbox sandbox, List<Path> folders) {
        this.sandbox = sandbox;
        this.folders = List.copyOf(folders);
    }

    /** Why no work should begin; empty when it can. Asks the engine until it was once found sound. */
    synchronized Optional<String> refusal() {
        Optional<String> full = diskRefusal();
        if (full.isPresent() || sound) {
            return full;
        }
        SelfCheck check = sandbox.selfCheck();
        sound = check.sound();
        return sound ? Optional.empty() : Optional.of(broken(check));
    }

    /** The part that can change at any time, and costs next to nothing. */
    Optional<String> diskRefusal() {
        try {
            for (Path folder : folders) {
                Optional<String> refusal = DiskSpace.of(folder).refusal();
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the disk cannot be read: " + e);
        }
    }

    private static String broken(SelfCheck check) {
        return "the engine gives less isolation than the policy promises: "
                + check.findings().stream()
                        .filter(finding -> !finding.holds())
                        .map(finding -> finding.promise() + " (" + finding.observed() + ")")
                        .collect(Collectors.joining("; "));
    }
}
