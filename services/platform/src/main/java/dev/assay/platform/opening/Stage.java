package dev.assay.platform.opening;

import io.micronaut.serde.annotation.Serdeable;

/** How far a candidate has come. */
@Serdeable
public enum Stage {
    INVITED,
    /** The link was used. */
    OPENED,
    /** The clock runs, or ran. */
    STARTED,
    /** Something was handed in. */
    SUBMITTED,
    /** Something has a score. */
    GRADED,
    /** The candidate was told a decision. */
    DECIDED
}
