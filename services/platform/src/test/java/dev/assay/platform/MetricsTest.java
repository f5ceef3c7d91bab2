package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {

    @Test
    void whatWaitsAndHowLongRoutesTakeIsMeasuredWithoutNamingAnybody(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            String attempt = platform.attempt("Ana Silva").at("/attempt/id").asString();
            platform.get(platform.managerToken, "/api/v1/attempts/" + attempt);

            String metrics = platform.get(platform.managerToken, "/metrics").body();

            assertThat(metrics)
                    .contains("assay_gradings_waiting 0.0", "assay_gradings_oldest_waiting_seconds 0.0")
                    .contains("assay_mails_waiting 0.0", "hikaricp_connections", "jvm_memory_used_bytes")
                    .contains("uri=\"/api/v1/attempts/{id}\"")
                    .doesNotContain(attempt, "Ana");
        }
    }
}
