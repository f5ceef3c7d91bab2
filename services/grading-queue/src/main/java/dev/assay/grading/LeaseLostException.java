package dev.assay.grading;

/** The work belongs to another worker now. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(String gradingId, long attemptToken) {
        super("the lease of grading " + gradingId + " under token " + attemptToken + " is gone");
    }
}
