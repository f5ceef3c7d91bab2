package dev.assay.pack;

import java.util.List;

/** What loading a pack folder gave. */
public sealed interface PackOutcome {

    /** A pack that can be prepared and graded. */
    record Loaded(Pack pack) implements PackOutcome {}

    /**
     * A pack that cannot be used.
     *
     * @param errors all that was found, in the order of the files; at least one
     */
    record Invalid(List<ManifestError> errors) implements PackOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
