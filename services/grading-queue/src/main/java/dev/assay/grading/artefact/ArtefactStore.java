package dev.assay.grading.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Keeps files by the hash of their content. Storing the same content twice stores it once. Safe for many threads. */
public interface ArtefactStore {

    /**
     * Stores what the stream holds. When this returns, the content survives a loss of power. Memory use does not
     * depend on the size. After an exception nothing of it is left.
     *
     * @param content read to its end, not closed
     * @param maxBytes more than this is refused
     * @throws TooLargeException when the stream holds more
     * @throws IOException when reading or storing fails
     */
    Artefact put(InputStream content, long maxBytes) throws IOException;

    /**
     * Opens a stored file.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of that name
     */
    InputStream open(String sha256) throws IOException;

    /**
     * Deletes a file, unless it was stored since: whoever stored it may be about to refer to it.
     *
     * @return whether it is gone
     * @throws IOException when deleting fails
     */
    boolean delete(String sha256, Instant storedBefore) throws IOException;

    /** Whether it is stored. */
    boolean exists(String sha256);

    /** The content is larger than allowed. */
    final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }
}
