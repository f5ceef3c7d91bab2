package dev.assay.platform.account;

/** What a token may do. */
public enum Role {
    /** Everything. */
    MANAGER,
    /** One attempt, and of that only what candidates may see. */
    CANDIDATE;

    /** Name of {@link #MANAGER} for annotations. */
    public static final String MANAGER_NAME = "MANAGER";

    /** Name of {@link #CANDIDATE} for annotations. */
    public static final String CANDIDATE_NAME = "CANDIDATE";
}
