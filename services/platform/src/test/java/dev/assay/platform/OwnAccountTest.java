package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnAccountTest {

    private static final String FIRST = "purple otter paddles north";
    private static final String SECOND = "seven cranes above the harbour";

    private TestPlatform platform;
    private Stored stored;
    private String owner;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        stored = new Stored(platform);
        owner = platform.setUp();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void nameZoneAndDigestAreChangedTogether() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.MANAGER);

        HttpResponse<String> saved =
                platform.form(member.cookie(), "/account", Map.of("name", "Mina <b>", "zone", "America/New_York"));
        String page = platform.page(member.cookie(), "/account").body();

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(page).contains("value=\"Mina &lt;b>\"", "value=\"America/New_York\" selected");
        assertThat(page).doesNotContain("checked", "<b>\"");
        assertThat(platform.form(member.cookie(), "/account", Map.of("name", " ", "zone", "Moon"))
                        .body())
                .contains("Write your name", "Choose a time zone");
    }

    @Test
    void changingThePasswordNeedsTheOldOneAndSignsOutEverywhereElse() {
        String email = joined("Pia", FIRST);
        String here = platform.signIn(email, FIRST);
        String elsewhere = platform.signIn(email, FIRST);

        HttpResponse<String> wrong =
                platform.form(here, "/account/password", Map.of("old", "not this", "password", SECOND));
        HttpResponse<String> weak =
                platform.form(here, "/account/password", Map.of("old", FIRST, "password", "password1234"));
        HttpResponse<String> right = platform.form(here, "/account/password", Map.of("old", FIRST, "password", SECOND));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not your password.");
        assertThat(weak.body()).contains("very common password");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(platform.page(here, "/account").statusCode()).isEqualTo(200);
        assertThat(platform.page(elsewhere, "/account").statusCode()).isEqualTo(303);
        assertThat(signIn(email, FIRST)).isEqualTo(422);
        assertThat(signIn(email, SECOND)).isEqualTo(303);
        assertThat(stored.column("SELECT subject FROM mail WHERE recipient = ? AND kind = 'ACCOUNT_NOTICE'", email))
                .containsExactly("Your password was changed");
    }

    @Test
    void thePasswordCannotBeGuessedAtAnOpenBrowser() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.VIEWER);

        for (int i = 0; i < 10; i++) {
            assertThat(guess(member, i)).isEqualTo(422);
        }
        assertThat(guess(member, 10)).isEqualTo(429);
    }

    @Test
    void sessionsAreListedAndEnded() {
        String email = joined("Sven", FIRST);
        String here = platform.signIn(email, FIRST);
        String elsewhere = platform.signIn(email, FIRST);
        String third = platform.signIn(email, FIRST);
        String elsewhereId = sessionOf(elsewhere);

        assertThat(platform.page(here, "/account/security").body())
                .contains("this one", "/account/sessions/" + elsewhereId + "/end")
                .doesNotContain("/account/sessions/" + sessionOf(here) + "/end");
        assertThat(platform.form(owner, "/account/sessions/" + elsewhereId + "/end", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.page(elsewhere, "/account").statusCode()).isEqualTo(200);

        platform.form(here, "/account/sessions/" + elsewhereId + "/end", Map.of());
        assertThat(platform.page(elsewhere, "/account").statusCode()).isEqualTo(303);
        assertThat(platform.page(third, "/account").statusCode()).isEqualTo(200);
        platform.form(here, "/account/sessions/end-others", Map.of());
        assertThat(platform.page(third, "/account").statusCode()).isEqualTo(303);
        assertThat(platform.page(here, "/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aForgottenPasswordIsReplacedByALinkOnce() throws InterruptedException {
        String email = joined("Fred", FIRST);
        String open = platform.signIn(email, FIRST);

        HttpResponse<String> known = platform.form("", "/recover", Map.of("email", email));
        HttpResponse<String> unknown = platform.form("", "/recover", Map.of("email", "nobody@northwind.example"));
        String link = awaitLink(email);

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body().replace(email, "X")).isEqualTo(unknown.body().replace("nobody@northwind.example", "X"));
        assertThat(link).startsWith("/recover/");
        assertThat(platform.form("", link, Map.of("password", "password1234")).statusCode())
                .isEqualTo(422);
        assertThat(platform.form("", link, Map.of("password", SECOND)).statusCode())
                .isEqualTo(303);
        assertThat(platform.form("", link, Map.of("password", FIRST)).statusCode())
                .isEqualTo(410);
        assertThat(platform.page(open, "/account").statusCode()).isEqualTo(303);
        assertThat(signIn(email, SECOND)).isEqualTo(303);
        assertThat(stored.column("SELECT id FROM mail WHERE recipient = 'nobody@northwind.example'"))
                .isEmpty();
    }

    @Test
    void aLinkForAPasswordEndsAfterAnHourAndWhenAnotherIsAskedFor() throws InterruptedException {
        String email = joined("Gina", FIRST);
        platform.form("", "/recover", Map.of("email", email));
        String first = awaitLink(email);
        assertThat(stored.value(
                        "SELECT ROUND(TIMESTAMPDIFF(SECOND, created_at, expires_at) / 60) FROM access_link"
                                + " WHERE kind = 'RECOVERY' AND account_id = (SELECT id FROM account WHERE email = ?)",
                        email))
                .isEqualTo("60");

        platform.form("", "/recover", Map.of("email", email));
        String second = awaitOtherLink(email, first);
        assertThat(platform.page("", first).statusCode()).isEqualTo(410);
        assertThat(platform.page("", second).statusCode()).isEqualTo(200);

        platform.sql("UPDATE access_link SET expires_at = UTC_TIMESTAMP(6) WHERE kind = 'RECOVERY'");
        assertThat(platform.form("", second, Map.of("password", SECOND)).statusCode())
                .isEqualTo(410);
        assertThat(signIn(email, FIRST)).isEqualTo(303);
    }

    private String joined(String name, String password) {
        String email = name.toLowerCase(Locale.ROOT) + "@northwind.example";
        platform.form(owner, "/settings/people", Map.of("email", email, "role", "MANAGER"));
        HttpResponse<String> joined = platform.form(
                "", stored.linkOfMailTo(email), Map.of("name", name, "password", password, "zone", "UTC"));
        assertThat(joined.statusCode()).isEqualTo(303);
        return email;
    }

    private String awaitLink(String email) throws InterruptedException {
        return awaitOtherLink(email, "");
    }

    private String awaitOtherLink(String email, String before) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            String link = stored.linkOfMailTo(email);
            if (link.startsWith("/recover/") && !link.equals(before)) {
                return link;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no mail with a new link came");
    }

    private int guess(Member member, int i) {
        return platform.form(member.cookie(), "/account/password", Map.of("old", "guess " + i, "password", SECOND))
                .statusCode();
    }

    private int signIn(String email, String password) {
        return platform.form("", "/sign-in", Map.of("email", email, "password", password))
                .statusCode();
    }

    private String sessionOf(String cookie) {
        return stored.value(
                "SELECT id FROM session WHERE secret_sha256 = SHA2(?, 256)", cookie.substring(cookie.indexOf('=') + 1));
    }
}
