package dev.assay.pack;

import java.util.List;

/** What reading a manifest gave. */
public sealed interface ManifestOutcome {

    /** A manifest that passed every check that needs no other file. */
    record Read(Manifest manifest) implements ManifestOutcome {}

    /**
     * A manifest that cannot be used.
     *
     * @param errors all that was found, in the order of the file; at least one
     */
    record Invalid(List<ManifestError> errors) implements ManifestOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
