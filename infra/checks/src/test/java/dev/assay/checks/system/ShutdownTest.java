package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The platform ends, of itself or killed, while archives arrive. */
class ShutdownTest {

    private static final Path PROBE = Installation.REPOSITORY.resolve("infra/checks/packs/probe");
    private static final int OF_EACH_KIND = 4;

    @TempDir
    private Path folder;

    @Test
    void anUploadThatIsUnderWayIsReceivedBeforeThePlatformStops() throws IOException {
        try (Installation installation = installation()) {
            String attempt = installation.attempt(installation.publish(PROBE));
            try (Upload upload = Upload.half(installation, attempt, archive())) {
                Pause.briefly();
                installation.stopPlatform();
                Pause.until(() -> !installation.isReady());

                assertThat(upload.rest().answer())
                        .startsWith("HTTP/1.1 201 Created")
                        .contains("\"sha256\"");
            }
        }
    }

    @Test
    void ofWhatArrivesWhileThePlatformIsKilledNothingIsLostOrThereTwice() throws IOException {
        try (Installation installation = installation()) {
            String pack = installation.publish(PROBE);
            byte[] archive = archive();
            List<Upload> uploads = new ArrayList<>();
            for (int i = 0; i < 3 * OF_EACH_KIND; i++) {
                uploads.add(Upload.half(installation, installation.attempt(pack), archive));
            }
            List<String> answers = new ArrayList<>();
            for (Upload received : uploads.subList(0, OF_EACH_KIND)) {
                answers.add(received.rest().answer());
            }
            for (Upload complete : uploads.subList(OF_EACH_KIND, 2 * OF_EACH_KIND)) {
                complete.rest();
            }
            installation.killPlatform();
            for (Upload unanswered : uploads.subList(OF_EACH_KIND, uploads.size())) {
                answers.add(unanswered.answer());
            }
            installation.restartPlatform();

            assertThat(answers.subList(0, OF_EACH_KIND)).allMatch(answer -> answer.startsWith("HTTP/1.1 201"));
            assertThat(answers.subList(2 * OF_EACH_KIND, uploads.size())).containsOnly("");
            for (int i = 0; i < uploads.size(); i++) {
                assertReceivedOnce(installation, uploads.get(i), answers.get(i));
            }
        }
    }

    /** Sends it again, as whoever has no receipt does, and others by mistake. */
    private static void assertReceivedOnce(Installation installation, Upload upload, String before) throws IOException {
        try (upload;
                Upload again = upload.again(installation)) {
            String answer = again.rest().answer();
            List<JsonNode> stored = installation.submissionsOf(upload.attempt());

            assertThat(answer).startsWith("HTTP/1.1 201");
            assertThat(stored).hasSize(1);
            String id = stored.getFirst().path("id").asString();
            assertThat(answer).contains(id);
            assertThat(before)
                    .satisfiesAnyOf(
                            receipt -> assertThat(receipt).isEmpty(),
                            receipt -> assertThat(receipt).contains(id));
            assertThat(installation.awaitGraded(id).at("/current/verdict").asString())
                    .isEqualTo("SCORED");
        }
    }

    private Installation installation() throws IOException {
        return new Installation(Files.createDirectory(folder.resolve("home")), "unix:///var/run/docker.sock");
    }

    private byte[] archive() throws IOException {
        return Files.readAllBytes(Archive.of(folder, PROBE.resolve("baseline")));
    }
}
