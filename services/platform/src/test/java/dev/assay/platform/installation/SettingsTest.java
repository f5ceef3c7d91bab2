package dev.assay.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    private static final String SECRET = "only-for-tests";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ASSAY_DB_PASSWORD", "ASSAY_SMTP_PASSWORD", "ASSAY_OIDC_CLIENT_SECRET"})
    void aSecretComesFromTheEnvironmentOrFromAFile(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        assertThat(secret(name, Settings.of(with(Map.of(name, SECRET))))).isEqualTo(SECRET);
        assertThat(secret(name, Settings.of(with(Map.of(name + "_FILE", file.toString())))))
                .isEqualTo(SECRET);
        assertThat(secret(name, Settings.of(with(Map.of(name, "other", name + "_FILE", file.toString())))))
                .isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSAY_DB_PASSWORD", "ASSAY_SMTP_PASSWORD", "ASSAY_OIDC_CLIENT_SECRET"})
    void aFileThatIsMissingIsNamedByItsVariable(String name) {
        String missing = folder.resolve("missing").toString();

        assertThatThrownBy(() -> Settings.of(with(Map.of(name + "_FILE", missing))))
                .hasMessageContaining(name + "_FILE");
    }

    @Test
    void noSecretIsInWhatSettingsSayOfThemselves() {
        Settings settings = Settings.of(with(Map.of(
                "ASSAY_DB_PASSWORD", SECRET, "ASSAY_SMTP_PASSWORD", SECRET, "ASSAY_OIDC_CLIENT_SECRET", SECRET)));

        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    private static String secret(String name, Settings settings) {
        return switch (name) {
            case "ASSAY_DB_PASSWORD" -> settings.databasePassword();
            case "ASSAY_SMTP_PASSWORD" -> settings.smtp().orElseThrow().password();
            default -> settings.oidc().orElseThrow().clientSecret();
        };
    }

    private static Map<String, String> with(Map<String, String> secrets) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ASSAY_DB_URL", "jdbc:mysql://nowhere/x",
                "ASSAY_SMTP_URL", "smtp://mail.example.com",
                "ASSAY_MAIL_FROM", "hiring@northwind.example",
                "ASSAY_OIDC_ISSUER", "https://id.example.com",
                "ASSAY_OIDC_CLIENT_ID", "assay"));
        if (secrets.keySet().stream().noneMatch(name -> name.startsWith("ASSAY_DB_PASSWORD"))) {
            environment.put("ASSAY_DB_PASSWORD", "x");
        }
        if (secrets.keySet().stream().noneMatch(name -> name.startsWith("ASSAY_OIDC_CLIENT_SECRET"))) {
            environment.put("ASSAY_OIDC_CLIENT_SECRET", "x");
        }
        environment.putAll(secrets);
        return environment;
    }
}
