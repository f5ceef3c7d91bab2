package dev.assay.platform.candidate;

import dev.assay.grading.Verdict;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.ui.Inert;

/**
 * What a verdict means for the candidate.
 *
 * @param label a word or two, for tables
 * @param tone class of a pill: good, warn, bad or live
 * @param title what happened
 * @param advice what to do next
 */
public record VerdictWords(String label, String tone, String title, String advice) {

    /** Of a submission, graded or not. */
    public static VerdictWords of(CandidateView submission) {
        if (submission.verdict() == null) {
            return submission.state().equals("RETRYING")
                    ? new VerdictWords(
                            "Starting again",
                            "warn",
                            "Something on our side stopped the run",
                            "It starts again by itself. Nothing you sent is lost; you need not keep this page open.")
                    : new VerdictWords("Running", "live", "Being graded", "You need not keep this page open.");
        }
        return of(Verdict.valueOf(submission.verdict()));
    }

    private static VerdictWords of(Verdict verdict) {
        return switch (verdict) {
            case SCORED -> new VerdictWords("Scored", "good", "It ran and was scored", "");
            case RUNTIME_ERROR ->
                theirs(
                        "Error",
                        "Your program ended with an error",
                        "The end of the log says where. The starter kit's preflight runs the same image on your machine.");
            case TIME_LIMIT ->
                theirs(
                        "Time limit",
                        "Your program took longer than a run may",
                        "Try less data, a smaller model, or bring a trained one along.");
            case MEMORY_LIMIT ->
                theirs(
                        "Memory limit",
                        "Your program needed more memory than a run has",
                        "Files written to /tmp and /out count too. Read data in parts, or use smaller types.");
            case OUTPUT_LIMIT ->
                theirs("Output limit", "Your program wrote more than a run may", "Write only what is asked for.");
            case MISSING_OUTPUT ->
                theirs(
                        "No predictions",
                        "Your program ended well but wrote no predictions",
                        "It has to write /out/predictions.csv.");
            case INVALID_OUTPUT ->
                theirs(
                        "Unreadable output",
                        "What your program wrote could not be taken",
                        "Write plain files into /out, no links or devices.");
            case INVALID_PREDICTIONS ->
                theirs(
                        "Invalid predictions",
                        "The predictions could not be scored",
                        "Each id once, each value of the kind that the brief asks for.");
            case UPLOAD_REJECTED ->
                theirs(
                        "Not unpacked",
                        "The archive could not be unpacked",
                        "Nothing was run. Pack it again as said here.");
            case ASSESSMENT_ERROR ->
                new VerdictWords(
                        "Fault of the task",
                        "warn",
                        "The assessment itself is at fault, not you",
                        "The company was told. You may hand in again, now or when it is mended.");
            case PLATFORM_ERROR ->
                new VerdictWords(
                        "Fault on our side",
                        "warn",
                        "Something on our side went wrong, not on yours",
                        "What you sent is kept and can be graded again. You may also hand in again.");
        };
    }

    /** What the candidate can mend. */
    private static VerdictWords theirs(String label, String title, String advice) {
        return new VerdictWords(label, "bad", title, advice);
    }

    /** Whether it used up a submission. */
    public static String cost(CandidateView submission) {
        if (submission.verdict() == null) {
            return "";
        }
        return submission.counts() && Verdict.valueOf(submission.verdict()).owner() == Verdict.Owner.CANDIDATE
                ? "It counts as one of your submissions."
                : "It cost you nothing.";
    }

    /** What the grader said, as text that does nothing. */
    public static String message(CandidateView submission) {
        return submission.message() == null ? "" : Inert.text(submission.message());
    }
}
