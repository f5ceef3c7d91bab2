package dev.assay.platform.web;

import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.artefact.ArtefactStore;
import io.micronaut.http.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the body of a request into the artefact store, and checks it against what the caller says of it. */
public final class UploadReader {

    private static final Pattern SHA256 = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private UploadReader() {}

    /**
     * Stores a body; when this returns it survives a loss of power.
     *
     * @throws ProblemException when it is too large, shorter than announced, or differs from its Content-Digest
     *     (RFC 9530)
     */
    public static Artefact store(ArtefactStore store, InputStream body, HttpHeaders headers, long maxBytes) {
        return store(store, body, headers.contentLength(), digest(headers.get("Content-Digest")), maxBytes);
    }

    /** Stores a part of a form, of which nothing is announced. */
    public static Artefact store(ArtefactStore store, InputStream part, long maxBytes) {
        return store(store, part, OptionalLong.empty(), null, maxBytes);
    }

    private static Artefact store(
            ArtefactStore store, InputStream body, OptionalLong announced, @Nullable String digest, long maxBytes) {
        if (announced.orElse(0) > maxBytes) {
            throw tooLarge(maxBytes);
        }
        Artefact artefact;
        try {
            artefact = store.put(new Body(body), maxBytes);
        } catch (ArtefactStore.TooLargeException e) {
            throw tooLarge(maxBytes);
        } catch (BrokenOffException e) {
            throw new ProblemException(
                    ErrorCode.UPLOAD_INCOMPLETE, "The connection ended too early. Nothing was kept.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (announced.orElse(artefact.bytes()) != artefact.bytes()) {
            throw new ProblemException(ErrorCode.UPLOAD_INCOMPLETE, "Fewer bytes arrived than were announced.");
        }
        if (digest != null && !digest.equals(artefact.sha256())) {
            throw new ProblemException(
                    ErrorCode.DIGEST_MISMATCH, "What arrived has SHA-256 " + artefact.sha256() + ". Send it again.");
        }
        return artefact;
    }

    private static ProblemException tooLarge(long maxBytes) {
        return new ProblemException(
                ErrorCode.UPLOAD_TOO_LARGE,
                "At most " + maxBytes
                        + " bytes are taken. Leave out what the task does not need, such as data and environments.");
    }

    private static @Nullable String digest(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = SHA256.matcher(header);
        if (!matcher.find()) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "Content-Digest must hold sha-256=:BASE64:");
        }
        return HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1)));
    }

    /** Tells a caller that went away from a disk of ours that is full. */
    private static final class Body extends FilterInputStream {

        Body(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new BrokenOffException(e);
            }
        }
    }

    private static final class BrokenOffException extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenOffException(IOException cause) {
            super(cause);
        }
    }
}
