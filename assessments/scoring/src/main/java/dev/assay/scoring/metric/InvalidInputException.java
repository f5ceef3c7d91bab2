package dev.assay.scoring.metric;

/**
 * Inputs that a metric cannot be computed on. The message says which input is wrong, where and how, and holds no value
 * of the data.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidInputException(String message) {
        super(message);
    }
}
