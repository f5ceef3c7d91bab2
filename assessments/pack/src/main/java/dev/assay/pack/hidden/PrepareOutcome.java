package dev.assay.pack.hidden;

import java.util.List;

/** What came of the files that a prepare run left. */
public sealed interface PrepareOutcome {

    /** Every invariant holds and the data lie in place. */
    record Prepared(PreparedPack pack) implements PrepareOutcome {}

    /**
     * The data break invariants; nothing was left behind.
     *
     * @param defects all that was found; at least one
     */
    record Defective(List<PrepareDefect> defects) implements PrepareOutcome {
        public Defective {
            defects = List.copyOf(defects);
        }
    }
}
