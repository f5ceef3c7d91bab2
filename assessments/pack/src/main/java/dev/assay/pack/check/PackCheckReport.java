package dev.assay.pack.check;

import java.util.List;

/** Everything that was checked, in a fixed order. */
public record PackCheckReport(List<Finding> findings) {

    public PackCheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether no check failed. Warnings do not count. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.status() == Finding.Status.FAILED);
    }
}
