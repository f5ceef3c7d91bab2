package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RemindersTest {

    @Test
    void whoHasNotBegunIsRemindedTwiceAtMostAndNobodyElse(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            platform.publishedPack();
            platform.clock.stopAt(Instant.parse("2027-03-01T12:00:00Z"));
            String opening = Candidates.opening(platform, Duration.ofDays(5));
            String waiting = Candidates.invite(platform, opening, Candidates.address());
            String begun = Candidates.invite(platform, opening, Candidates.address());
            String revoked = Candidates.invite(platform, opening, Candidates.address());
            Candidates.begin(platform, begun);
            platform.sql("UPDATE invitation SET revoked_at = UTC_TIMESTAMP(6) WHERE id = ?", revoked);

            platform.clock.advance(Duration.ofDays(2).plusHours(22));
            platform.runDueJobs();
            assertThat(reminders(platform, waiting)).isEqualTo("0");
            for (int i = 0; i < 20; i++) {
                platform.clock.advance(Duration.ofHours(3));
                platform.runDueJobs();
            }

            assertThat(reminders(platform, waiting)).isEqualTo("2");
            assertThat(reminders(platform, begun)).isEqualTo("0");
            assertThat(reminders(platform, revoked)).isEqualTo("0");
            assertThat(Candidates.single(platform, "SELECT reminders FROM invitation WHERE id = ?", waiting))
                    .isEqualTo(reminders(platform, waiting));
        }
    }

    private static String reminders(TestPlatform platform, String invitation) {
        return Candidates.single(
                platform, "SELECT COUNT(*) FROM mail WHERE kind = 'REMINDER' AND invitation_id = ?", invitation);
    }
}
