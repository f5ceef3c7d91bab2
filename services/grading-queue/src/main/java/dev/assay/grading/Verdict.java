package dev.assay.grading;

/** What the runs of a submission mean for its grade. */
public enum Verdict {
    SCORED(Owner.CANDIDATE),
    RUNTIME_ERROR(Owner.CANDIDATE),
    TIME_LIMIT(Owner.CANDIDATE),
    MEMORY_LIMIT(Owner.CANDIDATE),
    OUTPUT_LIMIT(Owner.CANDIDATE),
    MISSING_OUTPUT(Owner.CANDIDATE),
    INVALID_OUTPUT(Owner.CANDIDATE),
    INVALID_PREDICTIONS(Owner.CANDIDATE),
    UPLOAD_REJECTED(Owner.CANDIDATE),
    ASSESSMENT_ERROR(Owner.ASSESSMENT),
    PLATFORM_ERROR(Owner.PLATFORM);

    private final Owner owner;

    Verdict(Owner owner) {
        this.owner = owner;
    }

    /** Who answers for it. Only a candidate's verdict may cost an attempt. */
    public Owner owner() {
        return owner;
    }

    /** Who answers for a verdict. */
    public enum Owner {
        CANDIDATE,
        ASSESSMENT,
        PLATFORM
    }
}
