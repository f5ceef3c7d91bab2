package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {

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
    void eachSignInIsANewSessionAndSigningOutEndsOne() {
        String first = platform.signIn(TestPlatform.OWNER_EMAIL, TestPlatform.PASSWORD);
        String second = platform.signIn(TestPlatform.OWNER_EMAIL.toUpperCase(Locale.ROOT), TestPlatform.PASSWORD);

        HttpResponse<String> signedOut = platform.form(first, "/sign-out", Map.of());

        assertThat(first).isNotEqualTo(second);
        assertThat(signedOut.statusCode()).isEqualTo(303);
        assertThat(platform.page(first, "/submissions").statusCode()).isEqualTo(303);
        assertThat(platform.page(second, "/submissions").statusCode()).isEqualTo(200);
    }

    @Test
    void guessingIsSlowedDownForKnownAndUnknownAddressesAlike() {
        for (String email : new String[] {"guess@northwind.example", "nobody@northwind.example"}) {
            for (int i = 0; i < 10; i++) {
                assertThat(guess(email, i).statusCode()).isEqualTo(422);
            }
            assertThat(guess(email, 10).statusCode()).isEqualTo(429);
        }
    }

    private HttpResponse<String> guess(String email, int i) {
        return platform.form("", "/sign-in", Map.of("email", email, "password", "guess " + i));
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyIn() {
        HttpResponse<String> response = platform.send(platform.request("", "/sign-in")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "email=" + TestPlatform.OWNER_EMAIL + "&password=" + TestPlatform.PASSWORD)));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void aCookieWithoutAnyWordOfItsOriginChangesNothing() {
        String cookie = platform.signIn(TestPlatform.OWNER_EMAIL, TestPlatform.PASSWORD);

        HttpResponse<String> response = platform.send(platform.request("", "/sign-out")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(platform.page(cookie, "/submissions").statusCode()).isEqualTo(200);
    }

    @Test
    void aSuspendedAccountIsOutAtOnce() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        assertThat(platform.page(member.cookie(), "/submissions").statusCode()).isEqualTo(200);

        platform.sql("UPDATE account SET suspended_at = UTC_TIMESTAMP(6) WHERE id = ?", member.accountId());

        assertThat(platform.page(member.cookie(), "/submissions").statusCode()).isEqualTo(303);
        assertThat(platform.get(member.token(), "/api/v1/packs").statusCode()).isEqualTo(401);
    }
}
