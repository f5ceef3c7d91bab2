package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.installation.LinkSigner;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the link in a mail to the page before the start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LandingTest {

    private TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void lookingAtTheLinkTellsEverythingAndChangesNothing() {
        Invited ana = Invited.toNewOpening(platform);

        HttpResponse<String> page = platform.page("", ana.link());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("Northwind", "Churn ranking", "4 hours", "30 minutes", "Within 7 days", "180 days")
                .contains("Hello Ana &lt;b&gt;", "What is collected", "Your rights")
                .doesNotContain("Half of those who handed in");
        assertThat(platform.asked("SELECT opened_at FROM invitation WHERE id = ?", ana.invitationId()))
                .isEmpty();
        assertThat(platform.asked("SELECT count(*) FROM session WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo("0");
    }

    @Test
    void theMedianIsToldOnceFiveHaveHandedIn() {
        String opening = Invited.opening(platform, platform.publishedPack(), "LADDER", "BEST");
        platform.sql("DELETE FROM attempt");
        for (int minutes = 60; minutes <= 100; minutes += 10) {
            Invited other = Invited.to(platform, opening);
            other.start();
            platform.sql(
                    "UPDATE attempt SET close_reason = 'HANDED_IN', closed_at = created_at + INTERVAL ? MINUTE"
                            + " WHERE invitation_id = ?",
                    minutes,
                    other.invitationId());
        }

        assertThat(platform.page("", Invited.to(platform, opening).link()).body())
                .contains("Half of those who handed in took less than 1 hour 20 minutes");
    }

    @Test
    void agreeingIsRecordedWithTheTextAndOpensTheCandidatesOwnPages() {
        Invited ana = Invited.toNewOpening(platform);

        HttpResponse<String> without = platform.form("", ana.link(), Map.of("zone", "Asia/Tokyo"));
        HttpResponse<String> nowhere = platform.form("", ana.link(), Map.of("agree", "true", "zone", "Mars/Olympus"));
        String cookie = ana.agree();

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Tick it to go on", "<option value=\"Asia/Tokyo\" selected");
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(platform.asked(
                        "SELECT concat(text_version, ' ', text_sha256) FROM consent WHERE invitation_id = ?",
                        ana.invitationId()))
                .matches("2 [0-9a-f]{64}");
        assertThat(platform.asked(
                        "SELECT group_concat(action ORDER BY sequence) FROM audit_entry WHERE object_id = ?",
                        ana.invitationId()))
                .isEqualTo("invitation.opened,consent.given");
        assertThat(ana.page(cookie, "").body()).contains("Check your system", "Start the clock", "no practice task");
        assertThat(platform.page("", ana.link()).body()).contains("You agreed to this before", "Continue");
        assertThat(platform.form("", ana.link(), Map.of("zone", "Europe/Paris")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aLinkThatDoesNotHoldSaysWhatToDo() {
        Invited revoked = Invited.toNewOpening(platform);
        platform.sql("UPDATE invitation SET revoked_at = UTC_TIMESTAMP(6) WHERE id = ?", revoked.invitationId());
        Invited resent = Invited.toNewOpening(platform);
        platform.sql("UPDATE invitation SET link_version = 2 WHERE id = ?", resent.invitationId());
        Invited expired = Invited.toNewOpening(platform);
        platform.sql("UPDATE invitation SET expires_at = UTC_TIMESTAMP(6) WHERE id = ?", expired.invitationId());
        Invited closed = Invited.toNewOpening(platform);
        platform.sql("UPDATE opening SET closed_at = UTC_TIMESTAMP(6) WHERE id = ?", closed.openingId());
        String unknown = platform.bean(LinkSigner.class)
                .link(LinkSigner.Kind.INVITATION, "00000000-0000-7000-8000-00000000dead", 1)
                .getPath();

        for (Map.Entry<String, String> link : Map.of(
                        revoked.link(),
                        "taken back",
                        resent.link(),
                        "newest mail",
                        expired.link(),
                        "has expired",
                        closed.link(),
                        "window has closed",
                        unknown,
                        "does not work",
                        "/i/nonsense",
                        "does not work")
                .entrySet()) {
            HttpResponse<String> page = platform.page("", link.getKey());
            HttpResponse<String> agreed = platform.form("", link.getKey(), Map.of("agree", "true", "zone", "UTC"));
            assertThat(page.statusCode()).as(link.getValue()).isEqualTo(410);
            assertThat(page.body()).contains(link.getValue());
            assertThat(agreed.statusCode()).isEqualTo(410);
        }
    }

    @Test
    void whoHasBegunComesBackByTheSameLinkAfterItsEnd() {
        Invited ana = Invited.toNewOpening(platform);
        ana.start();
        platform.sql("UPDATE invitation SET expires_at = UTC_TIMESTAMP(6) WHERE id = ?", ana.invitationId());

        assertThat(platform.form("", ana.link(), Map.of("zone", "UTC")).statusCode())
                .isEqualTo(303);
    }
}
