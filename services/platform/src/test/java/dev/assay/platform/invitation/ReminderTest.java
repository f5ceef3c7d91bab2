package dev.assay.platform.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.opening.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReminderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant INVITED = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void theFirstComesTwoDaysBeforeTheEndAndTheSecondSixHoursBefore() {
        assertThat(due(0, INVITED, ENDS.minus(Duration.ofHours(49)))).isFalse();
        assertThat(due(0, INVITED, ENDS.minus(Duration.ofDays(2)))).isTrue();
        assertThat(due(1, ENDS.minus(Duration.ofDays(2)), ENDS.minus(Duration.ofHours(7))))
                .isFalse();
        assertThat(due(1, ENDS.minus(Duration.ofDays(2)), ENDS.minus(Duration.ofHours(6))))
                .isTrue();
    }

    @Test
    void thereIsNoThirdAndNoneAfterTheEnd() {
        assertThat(due(2, INVITED, ENDS.minus(Duration.ofHours(5)))).isFalse();
        assertThat(due(0, INVITED, ENDS)).isFalse();
    }

    @Test
    void nobodyIsWokenUp() {
        Instant night = Instant.parse("2026-11-19T22:30:00Z");
        Instant morning = Instant.parse("2026-11-20T06:00:00Z");

        assertThat(due(0, INVITED, night)).isFalse();
        assertThat(due(0, INVITED, morning)).isTrue();
        assertThat(Reminder.isDue(invitation(), opening(), 0, INVITED, ZoneId.of("America/New_York"), night))
                .isTrue();
    }

    @Test
    void whoWasJustInvitedOrRemindedIsLeftInPeace() {
        Instant now = ENDS.minus(Duration.ofHours(5));

        assertThat(due(0, now.minus(Duration.ofHours(11)), now)).isFalse();
        assertThat(due(1, now.minus(Duration.ofHours(11)), now)).isFalse();
    }

    @Test
    void codeNamesAreDrawnUntilAFreeOneIsFound() {
        Set<String> taken = new HashSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String name = CodeName.draw(random, taken);
            assertThat(name).matches("[A-Z][a-z]+-[1-9][0-9]");
            assertThat(taken.add(name)).isTrue();
        }
    }

    private static boolean due(int sent, Instant lastAt, Instant now) {
        return Reminder.isDue(invitation(), opening(), sent, lastAt, BERLIN, now);
    }

    private static Invitation invitation() {
        return new Invitation(
                "i",
                "o",
                "p",
                "c",
                "Ana",
                "ana@x.example",
                null,
                "Heron-41",
                1,
                null,
                INVITED,
                ENDS,
                null,
                null,
                null,
                null,
                0,
                null,
                0);
    }

    private static Opening opening() {
        return new Opening(
                "p",
                "o",
                "v",
                "Title",
                INVITED,
                ENDS.plus(Duration.ofDays(9)),
                Duration.ofHours(4),
                Opening.FinalRule.BEST,
                Opening.FeedbackPolicy.NONE,
                14,
                7,
                180,
                null,
                INVITED,
                null,
                null,
                null,
                0);
    }
}
