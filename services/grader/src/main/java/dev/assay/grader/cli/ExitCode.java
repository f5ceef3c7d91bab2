package dev.assay.grader.cli;

import dev.assay.grading.Verdict;

/** What the command's exit code says. */
enum ExitCode {
    SCORED(0),
    CANDIDATE(1),
    USAGE(2),
    ASSESSMENT(3),
    PLATFORM(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitCode of(Verdict verdict) {
        if (verdict == Verdict.SCORED) {
            return SCORED;
        }
        return switch (verdict.owner()) {
            case CANDIDATE -> CANDIDATE;
            case ASSESSMENT -> ASSESSMENT;
            case PLATFORM -> PLATFORM;
        };
    }
}
