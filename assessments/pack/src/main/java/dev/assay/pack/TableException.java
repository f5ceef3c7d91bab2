package dev.assay.pack;

/** A file is no table. The message names lines, never values. */
public final class TableException extends Exception {
    private static final long serialVersionUID = 1L;

    TableException(String message) {
        super(message);
    }
}
