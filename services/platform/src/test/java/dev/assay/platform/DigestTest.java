package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DigestTest {

    @Test
    void whoRunsOpeningsIsToldAtEightWhatWaitsAndNothingOtherwise(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            platform.setUp();
            platform.publishedPack();
            platform.clock.stopAt(Instant.parse("2027-03-01T07:00:00Z"));
            Member here = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
            Member far = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
            Member reviewer = Member.of(platform, TestPlatform.HOST, Role.REVIEWER);
            Member quiet = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
            Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
            platform.sql("UPDATE account SET time_zone = 'America/New_York' WHERE id = ?", far.accountId());
            platform.sql("UPDATE account SET digest = FALSE WHERE id = ?", quiet.accountId());
            platform.sql("UPDATE account SET digest_sent_at = '2027-02-28 14:00:00'");
            String opening = Candidates.opening(platform);
            String invitation = Candidates.invite(platform, opening, Candidates.address());
            String attempt = Candidates.begin(platform, invitation);
            submit(platform, attempt);
            ask(platform, opening, invitation);

            platform.runDueJobs();
            assertThat(digests(platform, here)).as("before eight").isEqualTo("0");

            later(platform, Duration.ofMinutes(65));
            assertThat(digests(platform, here)).isEqualTo("1");
            assertThat(digests(platform, far)).as("before eight, there").isEqualTo("0");
            assertThat(platform.asked("SELECT body FROM mail WHERE kind = 'DIGEST' AND recipient = ?", here.email()))
                    .contains("Senior ML Engineer", "1 new submission", "1 question waits")
                    .contains(TestPlatform.PUBLIC_URL + "/openings/" + opening + "/questions")
                    .doesNotContain("Secret", "Ana Silva");

            later(platform, Duration.ofHours(5));
            assertThat(digests(platform, far)).isEqualTo("1");
            assertThat(digests(platform, here)).isEqualTo("1");

            platform.sql("UPDATE question SET answer = 'Yes', answered_at = ?", now(platform));
            later(platform, Duration.ofDays(1));
            assertThat(digests(platform, here)).as("nothing waits").isEqualTo("1");

            later(platform, Duration.ofDays(4));
            assertThat(platform.asked(
                            "SELECT body FROM mail WHERE kind = 'DIGEST' AND recipient = ? ORDER BY id DESC",
                            here.email()))
                    .as("the promised answer is near")
                    .contains("1 candidate waits for an answer", "The first was promised one");

            platform.sql("UPDATE opening SET archived_at = ?", now(platform));
            String before = digests(platform, here);
            later(platform, Duration.ofDays(1));
            assertThat(digests(platform, here)).isEqualTo(before);
            for (Member one : new Member[] {reviewer, quiet, stranger}) {
                assertThat(digests(platform, one)).isEqualTo("0");
            }
        }
    }

    private static void submit(TestPlatform platform, String attempt) {
        platform.sql(
                "INSERT INTO submission (id, attempt_id, archive_sha256, archive_bytes, file_name, received_at, began_at)"
                        + " VALUES (?, ?, repeat('0', 64), 1, 'a.zip', ?, ?)",
                UUID.randomUUID().toString(),
                attempt,
                now(platform),
                now(platform));
    }

    private static void ask(TestPlatform platform, String opening, String invitation) {
        platform.sql(
                "INSERT INTO question (id, opening_id, invitation_id, text, asked_at) VALUES (?, ?, ?, 'Secret?', ?)",
                UUID.randomUUID().toString(),
                opening,
                invitation,
                now(platform));
    }

    private static LocalDateTime now(TestPlatform platform) {
        return LocalDateTime.ofInstant(platform.clock.instant(), ZoneOffset.UTC);
    }

    private static void later(TestPlatform platform, Duration time) {
        platform.clock.advance(time);
        platform.runDueJobs();
    }

    private static String digests(TestPlatform platform, Member to) {
        return platform.asked("SELECT count(*) FROM mail WHERE kind = 'DIGEST' AND recipient = ?", to.email());
    }
}
