package dev.assay.platform.candidate;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.LogEvents;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Everything that is kept about a candidate, in one file: the rows as JSON, and the files that were handed in with the logs
 * that are theirs to read. Scores are those that the candidate was told.
 */
@Singleton
final class DataExport {

    private final ExportRepository rows;
    private final ExportParts parts;
    private final CandidateWork work;
    private final LogEvents logs;
    private final ArtefactStore artefacts;
    private final Path folder;

    DataExport(
            ExportRepository rows,
            ExportParts parts,
            CandidateWork work,
            LogEvents logs,
            ArtefactStore artefacts,
            Settings settings) {
        this.rows = rows;
        this.parts = parts;
        this.work = work;
        this.logs = logs;
        this.artefacts = artefacts;
        this.folder = settings.home().resolve("platform");
    }

    HttpResponse<StreamedFile> of(Visit visit) {
        try {
            Path file = Files.createTempFile(folder, "export", ".zip");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                write(visit, zip);
            }
            rows.written(visit.invitation());
            InputStream content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            return HttpResponse.ok(new StreamedFile(content, MediaType.of("application/zip")).attach("your-data.zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Visit visit, ZipOutputStream zip) throws IOException {
        Map<String, Object> data = rows.rows(visit.invitation());
        parts.addTo(data, visit);
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (Sitting sitting : parts.sittings(visit)) {
            List<CandidateView> submissions =
                    work.of(visit.caller(), sitting, visit.opening()).submissions();
            Map<String, Object> attempt = new LinkedHashMap<>();
            attempt.put("kind", sitting.kind().name());
            attempt.put("started_at", sitting.startedAt().toString());
            attempt.put("ends_at", String.valueOf(sitting.endsAt()));
            attempt.put("closed_at", String.valueOf(sitting.closedAt()));
            attempt.put("submissions", submissions);
            attempts.add(attempt);
            for (CandidateView submission : submissions) {
                addFiles(zip, submission);
            }
        }
        data.put("attempts", attempts);
        zip.putNextEntry(new ZipEntry("data.json"));
        zip.write(parts.json(data));
        zip.closeEntry();
    }

    private void addFiles(ZipOutputStream zip, CandidateView submission) throws IOException {
        String folderName = "submissions/" + submission.id() + "/";
        if (artefacts.exists(submission.sha256())) {
            zip.putNextEntry(new ZipEntry(folderName + "archive"));
            try (InputStream content = artefacts.open(submission.sha256())) {
                content.transferTo(zip);
            }
            zip.closeEntry();
        }
        if (submission.verdict() != null) {
            zip.putNextEntry(new ZipEntry(folderName + "smoke-run.log"));
            zip.write(logs.text(submission).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
