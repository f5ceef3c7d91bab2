package dev.assay.scoring.table;

/**
 * A file that is not what a metric can be computed on. The message says which file, row and column, rows counted from
 * one without the header, and holds no value of the data.
 */
public final class InvalidTableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidTableException(String message) {
        super(message);
    }
}
