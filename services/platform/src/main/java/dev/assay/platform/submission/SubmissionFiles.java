package dev.assay.platform.submission;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.access.Caller;
import dev.assay.platform.web.Downloads;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files of submissions, for those who may have them. */
@Singleton
public final class SubmissionFiles {

    private static final int MOST_SHOWN_BYTES = 1024 * 1024;

    private final SubmissionViewRepository views;
    private final ArtefactStore artefacts;

    SubmissionFiles(SubmissionViewRepository views, ArtefactStore artefacts) {
        this.views = views;
        this.artefacts = artefacts;
    }

    /** The archive as it was handed in, for people of the company. */
    public HttpResponse<StreamedFile> archive(SubmissionView submission) {
        return Downloads.bytes(artefacts, submission.sha256(), "submission-" + submission.id());
    }

    /** The archive as its candidate sent it. */
    public HttpResponse<StreamedFile> archive(CandidateView submission) {
        return Downloads.bytes(artefacts, submission.sha256(), "submission-" + submission.id());
    }

    HttpResponse<StreamedFile> predictions(Caller caller, String gradingId) {
        return views.predictions(caller, gradingId)
                .map(sha256 -> Downloads.csv(artefacts, sha256, "predictions-" + gradingId + ".csv"))
                .orElseThrow(ProblemException::notFound);
    }

    HttpResponse<StreamedFile> log(Caller caller, String gradingId, int ordinal) {
        return logArtefact(caller, gradingId, ordinal)
                .map(sha256 -> Downloads.text(artefacts, sha256, gradingId + "-" + ordinal + ".log"))
                .orElseThrow(ProblemException::notFound);
    }

    /** The beginning of a log as text, as untrusted code wrote it; empty when it wrote nothing. */
    public String logText(String gradingId, int ordinal) {
        Optional<String> sha256 = views.log(gradingId, ordinal);
        if (sha256.isEmpty() || !artefacts.exists(sha256.get())) {
            return "";
        }
        try (InputStream content = artefacts.open(sha256.get())) {
            return new String(content.readNBytes(MOST_SHOWN_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginning of the logs that candidates may read, one after the other. */
    String visibleLogText(String gradingId) {
        return views.visibleRuns(gradingId).stream()
                .map(ordinal -> logText(gradingId, ordinal))
                .collect(Collectors.joining());
    }

    private Optional<String> logArtefact(Caller caller, String gradingId, int ordinal) {
        boolean visible = views.ofGrading(caller, gradingId)
                .map(submission -> submission.gradings().stream()
                        .filter(grading -> grading.id().equals(gradingId))
                        .flatMap(grading -> grading.runs().stream())
                        .anyMatch(run -> run.ordinal() == ordinal && (!caller.isCandidate() || run.candidateVisible())))
                .orElse(false);
        return visible ? views.log(gradingId, ordinal) : Optional.empty();
    }
}
