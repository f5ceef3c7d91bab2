package dev.assay.sandbox;

/**
 * Told what a run writes while it goes on, in the order it arrived. What it is told is the same that ends in the log,
 * before the log's bounds.
 */
@FunctionalInterface
public interface OutputObserver {

    /** Looks away. */
    OutputObserver NONE = (_, _) -> {};

    /** Where something was written. */
    enum Stream {
        OUTPUT,
        ERROR
    }

    /**
     * A piece was written. Called by one thread at a time and never after the run has returned; a slow observer slows
     * the program down, one that throws is not called again.
     *
     * @param bytes a bounded piece that may begin and end anywhere, in a line or in a character; not to be changed
     */
    void wrote(Stream stream, byte[] bytes);
}
