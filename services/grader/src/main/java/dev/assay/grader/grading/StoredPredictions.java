package dev.assay.grader.grading;

import java.io.IOException;
import java.io.InputStream;

/** Where the predictions of earlier gradings are. */
@FunctionalInterface
public interface StoredPredictions {
    /**
     * Opens a stored file.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there any more
     */
    InputStream open(String sha256) throws IOException;
}
