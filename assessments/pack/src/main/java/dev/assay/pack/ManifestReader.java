package dev.assay.pack;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code pack.yaml} and checks all of it that needs no other file. */
public final class ManifestReader {

    /** More errors than this are not listed. */
    static final int MOST_ERRORS = 50;

    private ManifestReader() {}

    /** Reads a manifest. Never throws: whatever is wrong is in the outcome. */
    public static ManifestOutcome read(byte[] yaml) {
        var document = YamlReader.read(yaml);
        var errors = errors(document);
        return errors.isEmpty()
                ? new ManifestOutcome.Read(ManifestMapping.manifest(document.root()))
                : new ManifestOutcome.Invalid(errors);
    }

    static List<ManifestError> errors(PositionedDocument document) {
        var errors = new ArrayList<>(document.errors());
        if (!document.root().isMissingNode()) {
            errors.addAll(PackSchema.errors(document));
            errors.addAll(new ManifestChecks(document).errors());
        }
        return firstInOrder(errors);
    }

    static List<ManifestError> firstInOrder(List<ManifestError> errors) {
        return errors.stream()
                .distinct()
                .sorted(ManifestError.BY_POSITION)
                .limit(MOST_ERRORS)
                .toList();
    }
}
