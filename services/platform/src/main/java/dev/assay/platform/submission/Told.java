package dev.assay.platform.submission;

/** What a candidate is told of the score of one submission. */
public sealed interface Told {

    /** Nothing yet, or nothing could be scored: the verdict says why. */
    record NoScore() implements Told {}

    /** It was scored, and more is not told while the opening runs. */
    record OnlyThatItScored() implements Told {}

    /** The metric is not defined for it. */
    record NotDefined() implements Told {}

    /** Its own score. */
    record Own(Shown shown) implements Told {}

    /** Its own score, the best so far by more than chance. */
    record Better(Shown shown) implements Told {}

    /** It is not better than the best so far by more than chance; its own score is not told. */
    record NotBetter() implements Told {}
}
