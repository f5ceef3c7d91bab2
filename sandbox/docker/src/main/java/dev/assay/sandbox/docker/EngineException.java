package dev.assay.sandbox.docker;

/** The engine failed, did not answer in time, or does not know what it was asked about. Safe to show to operators. */
final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
