package dev.assay.scoring;

import java.util.OptionalInt;

/** What came of reading a predictions file. */
public sealed interface ReadOutcome {
    /** Valid predictions, in the row order of the truth. */
    record Accepted(Predictions predictions) implements ReadOutcome {}

    /**
     * The file breaks the format: the candidate's fault.
     *
     * @param message for the candidate: says what is wrong and where. It quotes nothing from the file, because a run on
     *     hidden data must not be able to write to the candidate, and no hidden value
     * @param row data row counted from 1, the header not counted; empty when it is not one row's fault
     */
    record Rejected(String message, OptionalInt row) implements ReadOutcome {}
}
