package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetUpTest {

    @Test
    void theLinkMakesTheFirstOwnerOnce(@TempDir Path home) throws IOException {
        try (TestPlatform platform = TestPlatform.start(home)) {
            Path file = home.resolve("platform/set-up-link");
            URI link = URI.create(Files.readString(file).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(link.toString()).startsWith(TestPlatform.PUBLIC_URL + "/set-up/");

            HttpResponse<String> form = platform.page("", link.getPath());
            String cookie = platform.setUp();

            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(platform.page(cookie, "/submissions").statusCode()).isEqualTo(200);
            assertThat(file).doesNotExist();
            assertThat(platform.page("", link.getPath()).statusCode()).isEqualTo(410);
            assertThat(platform.form("", link.getPath(), fields()).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void whatIsWrongIsToldFieldByFieldAndWhatWasTypedStays(@TempDir Path home) throws IOException {
        try (TestPlatform platform = TestPlatform.start(home)) {
            URI link = URI.create(
                    Files.readString(home.resolve("platform/set-up-link")).strip());
            Map<String, String> fields = fields();
            fields.put("email", "olga@nw,example");
            fields.put("password", "short");

            HttpResponse<String> response = platform.form("", link.getPath(), fields);

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body())
                    .contains("Write an e-mail address", "at least 12 characters", "olga@nw,example")
                    .doesNotContain("value=\"short\"");
        }
    }

    @Test
    void aLinkThatNobodySignedOpensNothing(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            assertThat(platform.page("", "/set-up/AAAAAAAAcACAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAA")
                            .statusCode())
                    .isEqualTo(410);
            assertThat(platform.page("", "/set-up/nonsense").statusCode()).isEqualTo(410);
        }
    }

    private static Map<String, String> fields() {
        return new HashMap<>(Map.of(
                "company", "Northwind",
                "name", "Olga Owner",
                "email", TestPlatform.OWNER_EMAIL,
                "password", TestPlatform.PASSWORD,
                "zone", "Europe/Berlin"));
    }
}
