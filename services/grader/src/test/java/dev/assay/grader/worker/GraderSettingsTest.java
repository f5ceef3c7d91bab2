package dev.assay.grader.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraderSettingsTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "ASSAY_DB_URL", "jdbc:mysql://localhost/assay", "ASSAY_DB_USER", "grader", "ASSAY_DB_PASSWORD", "secret");

    @Test
    void thereIsOneSlotForEachCoreUnlessToldOtherwise() throws Exception {
        assertThat(GraderSettings.of(COMPLETE, 2).slots()).isEqualTo(2);
        assertThat(GraderSettings.of(with("ASSAY_SLOTS", "7"), 2).slots()).isEqualTo(7);
    }

    @Test
    void aPasswordFileComesBeforeAPassword(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");
        assertThat(GraderSettings.of(with("ASSAY_DB_PASSWORD_FILE", file.toString()), 1)
                        .databasePassword())
                .isEqualTo("from file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSAY_DB_URL", "ASSAY_DB_USER", "ASSAY_DB_PASSWORD"})
    void whatIsMissingIsNamed(String name) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.remove(name);
        assertThatThrownBy(() -> GraderSettings.of(environment, 1)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", "", "99999999999"})
    void aWrongNumberOfSlotsIsRefused(String slots) {
        assertThatThrownBy(() -> GraderSettings.of(with("ASSAY_SLOTS", slots), 1))
                .hasMessageContaining("ASSAY_SLOTS");
    }

    @ParameterizedTest
    @CsvSource({"2000000000, 10000000000, true", "900000000, 10000000000, false", "2000000000, 100000000000, false"})
    void littleRoomOnTheDiskIsAReasonToRefuse(long usable, long total, boolean enough) {
        assertThat(new DiskSpace(Path.of("/var"), usable, total).refusal().isEmpty())
                .isEqualTo(enough);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put(name, value);
        return environment;
    }
}
