package dev.assay.sandbox.docker;

import java.io.IOException;

/** Where the counters of one environment are read. */
interface UsageSource {
    Usage sample() throws IOException;

    /** Removes what the engine leaves of the counters. */
    void close() throws IOException;
}
