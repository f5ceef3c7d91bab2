package dev.assay.sandbox.docker;

import java.io.IOException;

/** Where the counters of one environment are read. */
interface UsageSource {
    Usage sample() throws IOException;
}
