package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.TimeOrderedId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LateAnswersTest {

    @Test
    void whoWaitsForLongerThanWasPromisedIsToldOnce(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            platform.setUp();
            Invited waiting = Invited.toNewOpening(platform);
            Invited answered = Invited.to(platform, waiting.openingId());
            Invited nothing = Invited.to(platform, waiting.openingId());
            Invited withdrawn = Invited.to(platform, waiting.openingId());
            Invited archived = Invited.toNewOpening(platform);
            for (Invited one : new Invited[] {waiting, answered, withdrawn, archived}) {
                String cookie = one.start();
                one.graded(cookie, "SCORED");
                one.form(cookie, "/hand-in", Map.of("x", "x"));
            }
            nothing.form(nothing.start(), "/hand-in", Map.of("x", "x"));
            platform.sql(
                    "INSERT INTO decision (id, invitation_id, outcome, reason, share_score, decided_at, released_at) VALUES"
                            + " (?, ?, 'ADVANCE', 'Good', FALSE, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                    TimeOrderedId.next(Clock.systemUTC()),
                    answered.invitationId());
            platform.sql(
                    "UPDATE invitation SET withdrawn_at = UTC_TIMESTAMP(6) WHERE id = ?", withdrawn.invitationId());
            platform.sql("UPDATE opening SET archived_at = UTC_TIMESTAMP(6) WHERE id = ?", archived.openingId());

            platform.clock.advance(Duration.ofDays(7).minusHours(1));
            platform.runDueJobs();
            assertThat(told(platform, waiting)).isEqualTo("0");
            for (int i = 0; i < 3; i++) {
                platform.clock.advance(Duration.ofHours(2));
                platform.runDueJobs();
            }

            assertThat(told(platform, waiting)).isEqualTo("1");
            for (Invited one : new Invited[] {answered, nothing, withdrawn, archived}) {
                assertThat(told(platform, one)).isEqualTo("0");
            }
            assertThat(platform.asked("SELECT body FROM mail WHERE kind = 'STATUS'"))
                    .contains("promised you an answer about \"Churn ranking\"", "There is none yet", "{{link}}");
        }
    }

    private static String told(TestPlatform platform, Invited candidate) {
        return platform.asked(
                "SELECT count(*) FROM mail WHERE kind = 'STATUS' AND invitation_id = ?", candidate.invitationId());
    }
}
