package dev.assay.grading;

import java.time.Instant;

/**
 * A piece of what a smoke run wrote. It begins and ends anywhere, in a line too: pieces of one stream in a row make its
 * text.
 *
 * @param sequence rises with every piece of a grading, also from one try to the next
 * @param at when it was stored
 * @param text as written by untrusted code, with U+FFFD for what is not UTF-8; control characters are still in it:
 *     whoever shows it escapes it
 * @param abandoned whether it is of a try that was given up for a newer one
 */
public record LiveLine(int sequence, Instant at, Stream stream, String text, boolean abandoned) {

    /** Where it was written. */
    public enum Stream {
        OUTPUT,
        ERROR,
        /** Nowhere, and its text is empty: more was written than is shown while it runs. */
        CUT
    }
}
