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

    @Test
    void whoSignsInComesToThePageThatTheyAskedFor() {
        HttpResponse<String> sentAway = platform.page("", "/submissions?cursor=a%26b");
        String signIn = location(sentAway);
        String form = platform.page("", signIn).body();
        HttpResponse<String> wrong = signIn(TestPlatform.OWNER_EMAIL, "wrong", "/submissions?cursor=a%26b");

        assertThat(signIn).isEqualTo("/sign-in?next=%2Fsubmissions%3Fcursor%3Da%2526b");
        assertThat(form).contains("name=\"next\" value=\"/submissions?cursor=a%26b\"");
        assertThat(wrong.body()).contains("value=\"/submissions?cursor=a%26b\"");
        assertThat(location(signIn(TestPlatform.OWNER_EMAIL, TestPlatform.PASSWORD, "/submissions?cursor=a%26b")))
                .isEqualTo("/submissions?cursor=a%26b");
        assertThat(location(platform.form("", "/openings", Map.of("x", "x")))).isEqualTo("/sign-in");
    }

    @Test
    void signingInLeadsToNoOtherSite() {
        for (String next : new String[] {
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "evil.example",
            "javascript:alert(1)",
            "/sign-out",
            "/sign-in?next=/sign-in",
            "/" + "x".repeat(3000)
        }) {
            assertThat(location(signIn(TestPlatform.OWNER_EMAIL, TestPlatform.PASSWORD, next)))
                    .as(next)
                    .isEqualTo("/");
        }
        assertThat(platform.page("", "/sign-in?next=//evil.example").body()).doesNotContain("name=\"next\"");
    }

    private HttpResponse<String> signIn(String email, String password, String next) {
        return platform.form("", "/sign-in", Map.of("email", email, "password", password, "next", next));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
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
