package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.installation.LinkSigner;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where a shared link leads: strangers invite themselves, within its bounds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedLinkTest {

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

    /** A link as it is passed on. */
    private record Link(String openingId, String id, String path) {}

    @Test
    void thePageTellsWhatIsAskedAndTheLinkComesByMailOnly() {
        Link link = link(10, "");
        String email = Candidates.address();

        HttpResponse<String> page = platform.page("", link.path());
        HttpResponse<String> asked = ask(link, "Ana Silva", email);
        String sent = platform.page("", asked.headers().firstValue("Location").orElseThrow())
                .body();
        platform.runDueJobs();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Senior ML Engineer", "30 minutes", "Kept for", "Your e-mail address");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(sent).contains("Look at your mail").doesNotContain(email, "/i/");
        assertThat(mails(email)).isEqualTo("1");
        assertThat(platform.asked("SELECT body FROM mail WHERE recipient = ?", email))
                .contains("Hello Ana Silva", "{{link}}");
        assertThat(platform.asked(
                        "SELECT actor_kind FROM audit_entry WHERE action = 'invitation.sent' AND detail LIKE ?",
                        "%" + link.id() + "%"))
                .isEqualTo("ANYBODY");
    }

    @Test
    void whoWasInvitedBeforeIsToldTheSameAndGetsNoSecondMail() {
        Link link = link(10, "");
        String email = Candidates.address();
        String revoked = Candidates.address();
        String taken = Candidates.invite(platform, link.openingId(), revoked);
        platform.sql("UPDATE invitation SET revoked_at = UTC_TIMESTAMP(6) WHERE id = ?", taken);

        HttpResponse<String> first = ask(link, "Ana", email);
        HttpResponse<String> again = ask(link, "Ben", email.toUpperCase(Locale.ROOT));
        HttpResponse<String> back = ask(link, "Ana", revoked);

        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(back.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(mails(email)).isEqualTo("1");
        assertThat(platform.asked("SELECT revoked_at FROM invitation WHERE id = ?", taken))
                .isNotEmpty();
        assertThat(platform.asked("SELECT count(*) FROM invitation WHERE shared_link_id = ?", link.id()))
                .isEqualTo("1");
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        Link link = link(10, "uni.example");

        assertThat(ask(link, " ", "ana@uni.example").body()).contains("Write your name.");
        assertThat(ask(link, "Visit evil.example", "ana@uni.example").body()).contains("Write a name only");
        assertThat(ask(link, "Ana", "ana.uni.example").body()).contains("has no @");
        HttpResponse<String> other = ask(link, "Ana <b>", "ana@evil.example");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body())
                .contains("for addresses of uni.example only", "value=\"ana@evil.example\"")
                .doesNotContain("<b>");
        assertThat(ask(link, "Kumar a/l Raman", "kumar@uni.example").statusCode())
                .isEqualTo(303);
        assertThat(platform.asked("SELECT count(*) FROM invitation WHERE shared_link_id = ?", link.id()))
                .isEqualTo("1");
    }

    @Test
    void aLinkThatDoesNotHoldSaysWhy() {
        Link full = link(1, "");
        ask(full, "Ana", Candidates.address());
        Link revoked = link(1, "");
        platform.sql("UPDATE shared_link SET revoked_at = UTC_TIMESTAMP(6) WHERE id = ?", revoked.id());
        Link expired = link(1, "");
        platform.sql("UPDATE shared_link SET expires_at = UTC_TIMESTAMP(6) WHERE id = ?", expired.id());
        Link closed = link(1, "");
        platform.sql("UPDATE opening SET closed_at = UTC_TIMESTAMP(6) WHERE id = ?", closed.openingId());
        String forged = platform.bean(LinkSigner.class)
                .link(LinkSigner.Kind.INVITATION, full.id(), 1)
                .getPath()
                .replace("/i/", "/s/");

        Map.of(
                        full.path(),
                        "All places are taken",
                        revoked.path(),
                        "taken back",
                        expired.path(),
                        "has expired",
                        closed.path(),
                        "window has closed",
                        forged,
                        "does not work")
                .forEach((path, words) -> {
                    HttpResponse<String> page = platform.page("", path);
                    HttpResponse<String> asked =
                            platform.form("", path, Map.of("name", "Ben", "email", Candidates.address()));
                    assertThat(page.statusCode()).as(words).isEqualTo(410);
                    assertThat(page.body()).contains(words);
                    assertThat(asked.statusCode()).as(words).isEqualTo(410);
                });
        assertThat(platform.page("", full.path() + "/sent").body()).contains("Look at your mail");
        assertThat(platform.page("", forged + "/sent").statusCode()).isEqualTo(410);
    }

    @Test
    void whoTriesManyIsSlowedDownAndOthersAreNot(@TempDir Path home) {
        try (TestPlatform own = TestPlatform.start(home)) {
            int refusedAt = 0;
            for (int i = 1; i <= 70 && refusedAt == 0; i++) {
                refusedAt =
                        own.page("", (i % 2 == 0 ? "/i/" : "/s/") + "guess" + i).statusCode() == 429 ? i : 0;
            }
            assertThat(refusedAt).isBetween(60, 63);

            int askedTooOften = 0;
            for (int i = 1; i <= 70 && askedTooOften == 0; i++) {
                askedTooOften = own.form("", "/s/guess", Map.of("name", "x")).statusCode() == 429 ? i : 0;
            }
            assertThat(askedTooOften).isPositive();

            Invited ana = Invited.toNewOpening(own);
            assertThat(own.page("", ana.link()).statusCode()).isEqualTo(200);
        }
    }

    private Link link(int cap, String domains) {
        String opening = Candidates.opening(platform);
        String body = TestPlatform.JSON.writeValueAsString(
                domains.isEmpty() ? Map.of("cap", cap) : Map.of("cap", cap, "domains", new String[] {domains}));
        JsonNode made = TestPlatform.json(
                platform.postJson(platform.managerToken, "/api/v1/openings/" + opening + "/shared-links", body));
        return new Link(
                opening,
                made.at("/link/id").asString(),
                made.path("address").asString().substring(TestPlatform.PUBLIC_URL.length()));
    }

    private HttpResponse<String> ask(Link link, String name, String email) {
        return platform.form("", link.path(), Map.of("name", name, "email", email));
    }

    private String mails(String recipient) {
        return platform.asked("SELECT count(*) FROM mail WHERE kind = 'INVITATION' AND recipient = ?", recipient);
    }
}
