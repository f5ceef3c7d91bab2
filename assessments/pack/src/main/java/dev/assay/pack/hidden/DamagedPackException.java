package dev.assay.pack.hidden;

import java.io.IOException;
import java.nio.file.Path;

/** Prepared data are not as they were written: the platform's fault. Preparing again mends it. */
public final class DamagedPackException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedPackException(Path folder, String what) {
        super("the prepared data in " + folder + " are damaged: " + what + "; delete the folder and prepare again");
    }
}
