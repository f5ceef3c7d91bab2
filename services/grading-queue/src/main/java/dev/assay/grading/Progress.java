package dev.assay.grading;

/** Tells how far the work on a claim is. */
public interface Progress {

    /**
     * Makes the step visible.
     *
     * @throws LeaseLostException when another worker has the work by now: stop, nothing that is done from here counts
     */
    void at(Step step);

    /**
     * Makes visible what the smoke run writes, within half a second and up to a bound. Returns at once.
     *
     * @param bytes a piece of any size that may begin and end anywhere
     * @throws IllegalStateException at any other step: what a hidden run writes is never shown
     */
    default void wrote(LiveLine.Stream stream, byte[] bytes) {}
}
