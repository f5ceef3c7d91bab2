package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.RunLog;
import dev.assay.sandbox.RunOutcome.TimedOut;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Measurements MEASUREMENTS = new Measurements(
            OptionalInt.empty(), Duration.ZERO, Duration.ZERO, 0, RunLog.EMPTY, Set.of(), "sha256:0", "");

    @Test
    void ourOwnKillComesBeforeEveryOtherSign() {
        Evidence evidence = new Evidence(Optional.of(TimedOut.Clock.WALL), 137, true, true, true, true);
        assertThat(evidence.failure(MEASUREMENTS)).contains(new TimedOut(MEASUREMENTS, TimedOut.Clock.WALL));
        assertThat(evidence.flags()).containsExactlyInAnyOrder(Flag.values());
    }

    @Test
    void exitCode137AloneIsACrash() {
        assertThat(failure(137, false, false)).contains(new Crashed(MEASUREMENTS, 137));
    }

    @Test
    void aFailureWithAnOutOfMemoryKillIsOutOfMemory() {
        assertThat(failure(1, true, true)).contains(new OutOfMemory(MEASUREMENTS));
    }

    @Test
    void aFailureAfterARefusedProcessIsTheProcessLimit() {
        assertThat(failure(1, false, true)).contains(new ProcessLimit(MEASUREMENTS));
    }

    @Test
    void aCleanExitIsNoFailureWhateverHappenedToItsChildren() {
        assertThat(failure(0, true, true)).isEmpty();
    }

    @Test
    void aKillForFileSizeIsADiskLimit() {
        assertThat(new Evidence(Optional.empty(), 153, false, false, false, false).flags())
                .containsExactly(Flag.DISK_LIMIT);
    }

    private static Optional<RunOutcome> failure(int exitCode, boolean outOfMemory, boolean processRefused) {
        return new Evidence(Optional.empty(), exitCode, outOfMemory, processRefused, false, false)
                .failure(MEASUREMENTS);
    }
}
