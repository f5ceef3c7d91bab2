package dev.assay.scoring.metric;

/** A metric or a parameter that does not exist: a fault of the pack, found when it is loaded. */
public final class InvalidMetricException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidMetricException(String message) {
        super(message);
    }
}
