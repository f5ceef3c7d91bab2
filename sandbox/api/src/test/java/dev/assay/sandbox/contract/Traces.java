package dev.assay.sandbox.contract;

import java.util.List;

/** Looks from outside, past the sandbox itself, for what one of its workers left on the engine. */
public interface Traces extends AutoCloseable {

    /** Containers, volumes, control groups and processes that belong to single runs; one line each. */
    List<String> ofRuns();

    /** As {@link #ofRuns}, and everything that lives longer than a run. */
    List<String> ofAnything();

    @Override
    void close();
}
