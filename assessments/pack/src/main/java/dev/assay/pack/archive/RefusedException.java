package dev.assay.pack.archive;

import dev.assay.pack.archive.UnpackOutcome.Reason;

/** Carries a refusal out of the readers; {@link ArchiveReader} turns it into a value. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String text;

    RefusedException(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
        this.text = text;
    }

    UnpackOutcome.Refused outcome() {
        return new UnpackOutcome.Refused(reason, text);
    }
}
