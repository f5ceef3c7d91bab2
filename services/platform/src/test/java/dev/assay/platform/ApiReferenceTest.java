package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiReferenceTest {

    @Test
    void thePageTellsEveryOperationOfTheDocument(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            String document = platform.get("", "/api/v1/openapi.yml").body();

            HttpResponse<String> page = platform.page("", "/docs");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(document.lines().filter(line -> line.startsWith("  /api/")))
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(page.body()).contains(line.strip().replaceAll(":$", "")));
            assertThat(page.body())
                    .contains("-X POST", "Idempotency-Key", "list of Attempt", "\"packVersionId\": ")
                    .doesNotContain("https://", "#/components");
        }
    }
}
