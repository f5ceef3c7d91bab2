package dev.assay.platform.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OpeningFiguresTest {

    private static final Instant T = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void whoIsFurtherHasPassedEveryStageBefore() {
        OpeningFigures figures = OpeningFigures.of(List.of(
                new StageTimes(T, null, null, null, null, null, null),
                // Came by another device: begun, though the opening of the link was never noted.
                new StageTimes(T, null, T, null, null, null, null),
                new StageTimes(T, T, T, T, T, T, T)));

        assertThat(figures.at(Stage.INVITED)).isEqualTo(3);
        assertThat(figures.at(Stage.OPENED)).isEqualTo(2);
        assertThat(figures.at(Stage.STARTED)).isEqualTo(2);
        assertThat(figures.at(Stage.DECIDED)).isEqualTo(1);
    }

    @Test
    void whoHandedInAndIsDoneWaitsUntilTold() {
        OpeningFigures figures = OpeningFigures.of(List.of(
                handedIn(T.plus(Duration.ofHours(5)), null),
                handedIn(T.plus(Duration.ofHours(3)), null),
                handedIn(T, T.plus(Duration.ofDays(1))),
                // Time ran out with nothing handed in: no answer is owed.
                new StageTimes(T, T, T, null, T, null, null)));

        assertThat(figures.waiting()).isEqualTo(2);
        assertThat(figures.oldestWaiting()).isEqualTo(T.plus(Duration.ofHours(3)));
    }

    @Test
    void aMedianIsOfThoseWhoCameToBothStages() {
        List<StageTimes> candidates = List.of(
                new StageTimes(T, T.plus(Duration.ofHours(1)), null, null, null, null, null),
                new StageTimes(T, T.plus(Duration.ofHours(9)), null, null, null, null, null),
                new StageTimes(T, T.plus(Duration.ofHours(2)), null, null, null, null, null),
                new StageTimes(T, null, null, null, null, null, null));

        assertThat(OpeningFigures.median(candidates, Stage.INVITED, Stage.OPENED))
                .contains(Duration.ofHours(2));
        assertThat(OpeningFigures.median(candidates, Stage.OPENED, Stage.STARTED))
                .isEmpty();
    }

    private static StageTimes handedIn(Instant closedAt, @Nullable Instant decidedAt) {
        return new StageTimes(T, T, T, T, closedAt, T, decidedAt);
    }
}
