package dev.assay.platform.opening;

import java.time.Instant;
import java.util.List;

/** Where things that wait for somebody come from; every feature that has some contributes one as a bean. */
public interface ConcernSource {

    /** What waits now, most pressing first. */
    List<Concern> of(Opening opening, Instant now);
}
