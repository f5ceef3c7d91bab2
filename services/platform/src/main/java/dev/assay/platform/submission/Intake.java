package dev.assay.platform.submission;

import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.pack.Manifest;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RefusedBody;
import dev.assay.platform.web.UploadReader;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Takes submissions in, from pages and programs alike. */
@Singleton
public final class Intake {

    private final PackRepository packs;
    private final SittingRepository sittings;
    private final SubmissionRepository submissions;
    private final UploadRepository uploads;
    private final ArtefactStore artefacts;
    private final Settings settings;

    Intake(
            PackRepository packs,
            SittingRepository sittings,
            SubmissionRepository submissions,
            UploadRepository uploads,
            ArtefactStore artefacts,
            Settings settings) {
        this.packs = packs;
        this.sittings = sittings;
        this.submissions = submissions;
        this.uploads = uploads;
        this.artefacts = artefacts;
        this.settings = settings;
    }

    /**
     * Takes the body of a request. The receipt says what is stored for good by then.
     *
     * @throws ProblemException saying why it is not taken, as soon as that is known
     */
    public Receipt take(Incoming incoming, InputStream body, HttpHeaders headers) {
        try {
            return take(
                    incoming,
                    body,
                    content -> UploadReader.store(artefacts, content, headers, settings.maxUploadBytes()));
        } catch (ProblemException e) {
            RefusedBody.discard(body);
            throw e;
        }
    }

    /** Takes a part of a form, for browsers without scripts. */
    public Receipt takePart(Incoming incoming, InputStream part) {
        return take(incoming, part, content -> UploadReader.store(artefacts, content, settings.maxUploadBytes()));
    }

    private Receipt take(Incoming incoming, InputStream body, Storing storing) {
        Manifest.Quotas allowed =
                packs.manifest(incoming.attempt().packVersionId()).quotas();
        Optional<Sitting> sitting = sittings.find(incoming.attempt().id());
        Incoming counted = sitting.flatMap(found -> uploads.brokenOff(found.id()))
                .filter(began -> began.isBefore(incoming.beganAt()))
                .map(incoming::since)
                .orElse(incoming);
        // A repeated request gets the receipt of the first, also when time or quota are used up by now.
        if (!submissions.isRepeated(incoming)) {
            sitting.ifPresent(found -> requireTime(found, counted.beganAt(), incoming.beganAt()));
            submissions.quota(incoming.attempt().id()).requireRoom(allowed);
        }
        return sitting.isEmpty()
                ? submissions.receive(incoming, allowed, storing.of(body))
                : take(counted, allowed, sitting.get(), body, storing);
    }

    private Receipt take(
            Incoming incoming, Manifest.Quotas allowed, Sitting sitting, InputStream body, Storing storing) {
        String upload = uploads.begin(sitting.id(), incoming.beganAt());
        try {
            InputStream content = ArchiveHead.checked(uploads.watched(upload, sitting, body));
            Receipt receipt = submissions.receive(incoming, allowed, storing.of(content));
            uploads.forgetBrokenOff(sitting.id());
            return receipt;
        } catch (IOException e) {
            throw new ProblemException(
                    ErrorCode.UPLOAD_INCOMPLETE, "The connection ended too early. Nothing was kept.");
        } finally {
            uploads.end(upload);
        }
    }

    private static void requireTime(Sitting sitting, Instant beganAt, Instant now) {
        if (!sitting.takesUpload(beganAt, now)) {
            throw SittingRepository.over(sitting);
        }
    }

    private interface Storing {
        Artefact of(InputStream content);
    }
}
