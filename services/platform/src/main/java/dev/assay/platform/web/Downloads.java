package dev.assay.platform.web;

import dev.assay.grading.artefact.ArtefactStore;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** Artefacts as files to download: never shown by a browser, whatever is in them. */
public final class Downloads {

    private static final MediaType TAR = MediaType.of("application/x-tar");
    private static final MediaType CSV = MediaType.of("text/csv; charset=utf-8");

    private Downloads() {}

    /** A tar. */
    public static HttpResponse<StreamedFile> tar(ArtefactStore store, String sha256, String fileName) {
        return file(store, sha256, fileName, TAR);
    }

    /** A table. */
    public static HttpResponse<StreamedFile> csv(ArtefactStore store, String sha256, String fileName) {
        return file(store, sha256, fileName, CSV);
    }

    /** Plain text. */
    public static HttpResponse<StreamedFile> text(ArtefactStore store, String sha256, String fileName) {
        return file(store, sha256, fileName, MediaType.of("text/plain; charset=utf-8"));
    }

    /** Bytes of whatever kind. */
    public static HttpResponse<StreamedFile> bytes(ArtefactStore store, String sha256, String fileName) {
        return file(store, sha256, fileName, MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    private static HttpResponse<StreamedFile> file(
            ArtefactStore store, String sha256, String fileName, MediaType type) {
        try {
            return HttpResponse.ok(new StreamedFile(store.open(sha256), type).attach(fileName))
                    .header("ETag", "\"" + sha256 + "\"");
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
