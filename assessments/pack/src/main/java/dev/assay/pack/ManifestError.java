package dev.assay.pack;

import java.util.Comparator;

/**
 * Something wrong with a pack, told to its author.
 *
 * @param file path inside the pack, {@code pack.yaml} as a rule
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param message what is wrong and what to do
 */
public record ManifestError(String file, int line, int column, String message) {

    static final Comparator<ManifestError> BY_POSITION = Comparator.comparing(ManifestError::file)
            .thenComparingInt(ManifestError::line)
            .thenComparingInt(ManifestError::column);

    static ManifestError ofFile(String file, String message) {
        return new ManifestError(file, 0, 0, message);
    }

    /** {@code pack.yaml:LINE:COLUMN: message}, as compilers write it. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
