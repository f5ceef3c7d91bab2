package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LogTest {

    private static final String NAME = "Zephyrine Quillfeather";
    private static final String EMAIL = "zephyrine.quillfeather@candidates.example";
    private static final String FILE = "quillfeather-homework.zip";

    @Test
    void theLogOfACandidatesJourneyNamesNobodyAndHoldsNoSecret(@TempDir Path home) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        System.setOut(new PrintStream(new Both(standard, log), true, StandardCharsets.UTF_8));
        List<String> secrets;
        String requestId;
        try (TestPlatform platform = TestPlatform.start(home)) {
            platform.setUp();
            Invited invited = Invited.toNewOpening(platform);
            platform.sql(
                    "UPDATE candidate SET name = ?, email = ? WHERE id = (SELECT candidate_id FROM invitation WHERE id = ?)",
                    NAME,
                    EMAIL,
                    invited.invitationId());
            platform.page("", invited.link());
            String cookie = invited.start();
            HttpResponse<String> received = invited.put(cookie, "/submissions?fileName=" + FILE, Invited.ARCHIVE);
            assertThat(received.statusCode()).isEqualTo(201);
            invited.put(cookie, "/submissions?fileName=" + FILE, "no archive".getBytes(StandardCharsets.UTF_8));
            String token = invited.token(cookie);
            platform.get(token, "/api/v1/attempts/" + invited.attemptId() + "/submissions?cursor=" + EMAIL);
            platform.get(token, "/nowhere/" + EMAIL + "?token=" + token);
            platform.form("", "/sign-in", Map.of("email", EMAIL, "password", "quillfeather-password"));
            requestId = received.headers().firstValue("X-Request-Id").orElseThrow();
            secrets = List.of(
                    NAME,
                    "Quillfeather",
                    "quillfeather",
                    token,
                    cookie.substring(cookie.indexOf('=') + 1),
                    invited.link(),
                    invited.link().substring(invited.link().lastIndexOf('/') + 1),
                    platform.managerToken,
                    TestPlatform.PASSWORD,
                    "fileName=");
        } finally {
            System.setOut(standard);
        }
        String written = log.toString(StandardCharsets.UTF_8);

        assertThat(written).doesNotContain(secrets);
        JsonNode line = written.lines()
                .filter(text -> text.contains(requestId) && text.contains("answered"))
                .map(TestPlatform.JSON::readTree)
                .findFirst()
                .orElseThrow();
        assertThat(line.path("kvpList").toString())
                .contains("/c/{invitationId}/submissions", "PUT", "201", requestId, "millis");
    }

    /** Writes to two places. */
    private static final class Both extends OutputStream {

        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int value) throws IOException {
            first.write(value);
            second.write(value);
        }
    }
}
