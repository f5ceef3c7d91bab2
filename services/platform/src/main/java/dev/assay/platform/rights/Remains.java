package dev.assay.platform.rights;

import java.util.List;

/** What becomes of a candidate's record when it is made anonymous, in the words of every page that says so. */
public final class Remains {

    /** What is removed. */
    public static final List<String> GONE = List.of(
            "Name, e-mail address and time zone, extra time, sessions and tokens",
            "The files that were handed in, their names, logs and predictions",
            "Questions and requests, messages to the candidate, and the mails with their addresses",
            "The reason of the decision and its feedback");

    /** What stays, and names nobody. */
    public static final List<String> STAYS = List.of(
            "Scores with their intervals, and what came of each run",
            "When the steps were taken, under the code name",
            "Fingerprints (SHA-256) of what was handed in and of the receipts",
            "The outcome of the decision, without its reason",
            "Answers that every candidate of the opening was sent, without who asked",
            "The audit log, which holds ids instead of names, and which consent was given when");

    private Remains() {}
}
