package dev.assay.grading;

/** Tells how far the work on a claim is. */
public interface Progress {

    /**
     * Makes the step visible.
     *
     * @throws LeaseLostException when another worker has the work by now: stop, nothing that is done from here counts
     */
    void at(Step step);
}
