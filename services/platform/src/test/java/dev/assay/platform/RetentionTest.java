package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.TimeOrderedId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {

    @Test
    void candidatesAreForgottenSoManyDaysAfterTheirEndOrTheAnswer(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            platform.setUp();
            Invited done = Invited.toNewOpening(platform);
            Invited answered = Invited.to(platform, done.openingId());
            Invited never = Invited.to(platform, done.openingId());
            Invited appealing = Invited.to(platform, done.openingId());
            for (Invited one : new Invited[] {done, answered, appealing}) {
                one.form(one.start(), "/hand-in", Map.of("x", "x"));
            }
            told(platform, answered, 9);
            platform.sql(
                    "INSERT INTO rights_request (id, organisation_id, invitation_id, kind, text, made_at) VALUES"
                            + " (?, ?, ?, 'APPEAL', 'Please', UTC_TIMESTAMP(6))",
                    TimeOrderedId.next(Clock.systemUTC()),
                    TestPlatform.HOST,
                    appealing.invitationId());
            platform.sql("UPDATE opening SET archived_at = UTC_TIMESTAMP(6)");

            later(platform, Duration.ofDays(180).minusHours(2));
            assertThat(isForgotten(platform, done)).isFalse();

            later(platform, Duration.ofHours(4));
            assertThat(isForgotten(platform, done)).isTrue();
            assertThat(isForgotten(platform, answered)).isFalse();
            assertThat(isForgotten(platform, never)).isFalse();

            later(platform, Duration.ofDays(9));
            assertThat(isForgotten(platform, answered)).isTrue();
            assertThat(isForgotten(platform, never)).isFalse();

            later(platform, Duration.ofDays(2));
            assertThat(isForgotten(platform, never)).isTrue();
            assertThat(isForgotten(platform, appealing)).isFalse();

            platform.sql("UPDATE rights_request SET granted = FALSE, answer = 'No'");
            later(platform, Duration.ofHours(2));
            assertThat(isForgotten(platform, appealing)).isTrue();
            assertThat(platform.asked("SELECT group_concat(DISTINCT actor_kind) FROM audit_entry"
                            + " WHERE action = 'invitation.anonymised'"))
                    .isEqualTo("SYSTEM");
            assertThat(platform.asked("SELECT count(*) FROM audit_entry WHERE action = 'invitation.anonymised'"))
                    .isEqualTo("4");
        }
    }

    private static void told(TestPlatform platform, Invited candidate, int days) {
        platform.sql(
                "INSERT INTO decision (id, invitation_id, outcome, reason, share_score, decided_at, released_at) VALUES"
                        + " (?, ?, 'ADVANCE', 'Good', FALSE, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? DAY)",
                TimeOrderedId.next(Clock.systemUTC()),
                candidate.invitationId(),
                days);
    }

    private static void later(TestPlatform platform, Duration time) {
        platform.clock.advance(time);
        platform.runDueJobs();
    }

    private static boolean isForgotten(TestPlatform platform, Invited candidate) {
        return platform.asked(
                        "SELECT c.email FROM candidate c JOIN invitation i ON i.candidate_id = c.id WHERE i.id = ?",
                        candidate.invitationId())
                .isEmpty();
    }
}
