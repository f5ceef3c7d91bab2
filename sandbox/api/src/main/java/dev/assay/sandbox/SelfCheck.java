package dev.assay.sandbox;

import java.util.List;

/**
 * What the engine was found to enforce.
 *
 * @param findings one line each for what was checked
 */
public record SelfCheck(List<Finding> findings) {
    public SelfCheck {
        findings = List.copyOf(findings);
    }

    /** Whether everything that a policy promises is enforced. */
    public boolean sound() {
        return findings.stream().allMatch(Finding::holds);
    }

    /**
     * One promise and whether the engine keeps it.
     *
     * @param promise such as {@code no network}
     * @param holds whether it was seen to hold
     * @param observed what was seen
     */
    public record Finding(String promise, boolean holds, String observed) {}
}
