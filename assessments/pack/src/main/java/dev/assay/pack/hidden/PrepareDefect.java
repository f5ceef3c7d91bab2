package dev.assay.pack.hidden;

/**
 * Something that a pack's prepare program got wrong: the assessment's fault.
 *
 * @param invariant what does not hold
 * @param message for the pack's author: file, line and what to do. It never holds a label
 */
public record PrepareDefect(Invariant invariant, String message) {

    /** What must hold of prepared data. */
    public enum Invariant {
        /** The archives hold exactly the files that the manifest names. */
        FILES,
        /** Tables are UTF-8 CSV with the columns they need. */
        TABLES,
        /** No id occurs twice; features and labels have the same ids. */
        IDS,
        /** No id is both public and hidden. */
        IDS_DISJOINT,
        /** No group is both public and hidden, nor in both parts of the hidden rows. */
        GROUPS_DISJOINT,
        /** Every hidden row is later than every public row. */
        TIME_ORDERED,
        /** The features do not hold the target. */
        NO_TARGET_IN_FEATURES,
        /** Every label is of the target's kind. */
        LABELS,
        /** Both parts of the hidden rows are large enough, of the stated share and not all of one label. */
        SPLIT
    }
}
