package dev.assay.grader.grading;

import dev.assay.pack.hidden.PreparedPack;
import java.util.List;

/** What came of preparing a pack. */
public sealed interface Preparation {
    /** The hidden data is drawn and its invariants hold. */
    record Ready(PreparedPack prepared) implements Preparation {}

    /**
     * The pack is at fault.
     *
     * @param reasons for its author
     */
    record Unusable(List<String> reasons) implements Preparation {
        public Unusable {
            reasons = List.copyOf(reasons);
        }
    }

    /** The engine failed; nothing is known about the pack. To be tried again. */
    record EngineFailed(String reason) implements Preparation {}
}
