package dev.assay.scoring.feedback;

/** What a candidate is told about a submission. */
public sealed interface Feedback {
    /** Nothing. */
    record Withheld() implements Feedback {}

    /** The quota is used up; the submission was not looked at. */
    record QuotaSpent() implements Feedback {}

    /** A score was made. */
    record Scored() implements Feedback {}

    /** The metric is undefined on the feedback rows. */
    record Undefined() implements Feedback {}

    /** The score of this submission, rounded. */
    record OwnScore(ShownScore score) implements Feedback {}

    /**
     * The score of the best submission so far.
     *
     * @param improved whether it is this one's
     */
    record BestScore(ShownScore score, boolean improved) implements Feedback {}
}
