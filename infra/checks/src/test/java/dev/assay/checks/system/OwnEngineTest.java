package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnEngineTest {
    @Test
    void keepsItsDataWhenItIsKilledAndStartedAgain(@TempDir Path folder) throws Exception {
        try (OwnEngine engine = OwnEngine.holding(folder)) {
            engine.kill();
            engine.restart();
            assertThat(engine.containers()).isEmpty();
        }
    }
}
