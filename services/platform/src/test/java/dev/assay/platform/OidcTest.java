package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import dev.assay.platform.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OidcTest {

    static final String SECRET = "only-for-tests-only-for-tests-only";
    private static final String CLIENT = "assay";
    private static final String CALLBACK = TestPlatform.PUBLIC_URL + "/sign-in/oidc/callback";

    @Test
    void whoHasAnAccountIsLetInByTheProviderAndStrangersAreNot(@TempDir Path home) throws Exception {
        assumeTrue(OidcProvider.isPossible(), "node is not installed");
        try (OidcProvider provider = OidcProvider.start(CALLBACK, CLIENT, SECRET);
                TestPlatform platform = start(home, provider.issuer)) {
            platform.setUp();
            Stored stored = new Stored(platform);
            assertThat(platform.page("", "/sign-in").body()).contains("href=\"/sign-in/oidc\"");

            // An address that the provider did not verify may be anybody's.
            HttpResponse<String> unverified = signIn(platform, provider, "olga", TestPlatform.OWNER_EMAIL, false);
            HttpResponse<String> stranger = signIn(platform, provider, "sam", "sam@elsewhere.example", true);
            assertThat(unverified.statusCode()).isEqualTo(422);
            assertThat(unverified.body()).contains("not verified there");
            assertThat(stranger.statusCode()).isEqualTo(422);
            assertThat(stored.column("SELECT subject FROM oidc_identity")).isEmpty();
            assertThat(stored.column("SELECT id FROM account")).hasSize(1);

            HttpResponse<String> first = signIn(platform, provider, "olga", TestPlatform.OWNER_EMAIL, true);
            assertThat(first.statusCode()).isEqualTo(303);
            assertThat(platform.page(session(first), "/account").statusCode()).isEqualTo(200);

            // From now on the identity counts, whatever its address has become; its address in other hands does not.
            Member other = Member.of(platform, TestPlatform.HOST, Role.VIEWER);
            platform.sql("UPDATE account SET email = 'olga.new@northwind.example' WHERE role = 'OWNER'");
            assertThat(signIn(platform, provider, "olga", TestPlatform.OWNER_EMAIL, true)
                            .statusCode())
                    .isEqualTo(303);
            assertThat(signIn(platform, provider, "thief", "olga.new@northwind.example", true)
                            .statusCode())
                    .isEqualTo(422);
            assertThat(signIn(platform, provider, "other", other.email(), true).statusCode())
                    .isEqualTo(303);
            platform.sql("UPDATE account SET suspended_at = UTC_TIMESTAMP(6) WHERE id = ?", other.accountId());
            assertThat(signIn(platform, provider, "other", other.email(), true).statusCode())
                    .isEqualTo(422);
            assertThat(stored.audited(stored.value("SELECT id FROM account WHERE role = 'OWNER'")))
                    .containsSubsequence("account.identity_linked", "account.signed_in", "account.signed_in");
        }
    }

    @Test
    void anAnswerCountsInTheBrowserThatAskedAndOnce(@TempDir Path home) throws Exception {
        assumeTrue(OidcProvider.isPossible(), "node is not installed");
        try (OidcProvider provider = OidcProvider.start(CALLBACK, CLIENT, SECRET);
                TestPlatform platform = start(home, provider.issuer)) {
            platform.setUp();
            HttpResponse<String> mine = platform.page("", "/sign-in/oidc");
            HttpResponse<String> theirs = platform.page("", "/sign-in/oidc");
            URI answer = provider.signedIn(location(mine), "olga", TestPlatform.OWNER_EMAIL, true);

            assertThat(platform.page("", path(answer)).statusCode()).isEqualTo(422);
            assertThat(platform.page(TestPlatform.cookie(theirs), path(answer)).statusCode())
                    .isEqualTo(422);
            assertThat(platform.page(TestPlatform.cookie(mine), path(answer).replaceAll("state=[^&]*", "state=x"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(platform.page(
                                    TestPlatform.cookie(mine),
                                    path(answer).replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fevil.example"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(platform.page(TestPlatform.cookie(mine), path(answer)).statusCode())
                    .isEqualTo(303);
            assertThat(platform.page(TestPlatform.cookie(mine), path(answer)).statusCode())
                    .isEqualTo(422);
            assertThat(location(mine).getRawQuery()).contains("code_challenge_method=S256", "nonce=", "state=");
            assertThat(mine.headers().firstValue("Set-Cookie").orElse(""))
                    .contains("Path=/sign-in/oidc", "HTTPOnly", "Max-Age=600");
        }
    }

    @Test
    void ofManyTabsAndIdentitiesAtOnceOneIsLinked(@TempDir Path home) throws Exception {
        assumeTrue(OidcProvider.isPossible(), "node is not installed");
        try (OidcProvider provider = OidcProvider.start(CALLBACK, CLIENT, SECRET);
                TestPlatform platform = start(home, provider.issuer)) {
            platform.setUp();
            List<HttpResponse<String>> begun = new ArrayList<>();
            List<URI> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                begun.add(platform.page("", "/sign-in/oidc"));
                String who = i % 2 == 0 ? "olga" : "thief";
                answers.add(provider.signedIn(location(begun.get(i)), who, TestPlatform.OWNER_EMAIL, true));
            }

            List<Integer> statuses = AtOnce.each(
                    8,
                    i -> platform.page(TestPlatform.cookie(begun.get(i)), path(answers.get(i)))
                            .statusCode());

            assertThat(statuses).containsOnly(303, 422);
            assertThat(statuses.stream().filter(status -> status == 303)).hasSize(4);
            assertThat(new Stored(platform).column("SELECT subject FROM oidc_identity"))
                    .singleElement()
                    .satisfies(
                            subject -> assertThat(subject).startsWith(statuses.getFirst() == 303 ? "olga" : "thief"));
        }
    }

    @ParameterizedTest
    @EnumSource(HostileProvider.Answer.class)
    void noTokenCountsButAnHonestOne(HostileProvider.Answer answer, @TempDir Path home)
            throws IOException, JOSEException {
        try (HostileProvider provider = new HostileProvider();
                TestPlatform platform = start(home, provider.issuer)) {
            platform.setUp();
            HttpResponse<String> begun = platform.page("", "/sign-in/oidc");
            provider.answer(answer, CLIENT, parameter(location(begun), "nonce"));

            HttpResponse<String> response = platform.page(
                    TestPlatform.cookie(begun),
                    "/sign-in/oidc/callback?code=x&state=" + parameter(location(begun), "state"));

            assertThat(response.statusCode()).isEqualTo(answer == HostileProvider.Answer.HONEST ? 303 : 422);
            assertThat(new Stored(platform).column("SELECT subject FROM oidc_identity"))
                    .hasSize(answer == HostileProvider.Answer.HONEST ? 1 : 0);
        }
    }

    @Test
    void aSecondFactorIsAskedForHereToo(@TempDir Path home) throws IOException, JOSEException {
        try (HostileProvider provider = new HostileProvider();
                TestPlatform platform = start(home, provider.issuer)) {
            platform.setUp();
            platform.sql("UPDATE account SET totp_confirmed_at = UTC_TIMESTAMP(6)");
            HttpResponse<String> begun = platform.page("", "/sign-in/oidc");
            provider.answer(HostileProvider.Answer.HONEST, CLIENT, parameter(location(begun), "nonce"));

            HttpResponse<String> response = platform.page(
                    TestPlatform.cookie(begun),
                    "/sign-in/oidc/callback?code=x&state=" + parameter(location(begun), "state"));

            assertThat(response.headers().firstValue("Location")).contains("/sign-in/code");
            assertThat(platform.page(session(response), "/account").statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void anInstallationWithoutAProviderHasNoSuchPage(@TempDir Path home) {
        try (TestPlatform platform = TestPlatform.start(home)) {
            assertThat(platform.page("", "/sign-in/oidc").statusCode()).isEqualTo(404);
            assertThat(platform.page("", "/sign-in").body()).doesNotContain("/sign-in/oidc");
        }
    }

    private static TestPlatform start(Path home, String issuer) {
        return TestPlatform.start(
                home,
                Map.of(
                        "ASSAY_OIDC_ISSUER", issuer,
                        "ASSAY_OIDC_CLIENT_ID", CLIENT,
                        "ASSAY_OIDC_CLIENT_SECRET", SECRET));
    }

    private static HttpResponse<String> signIn(
            TestPlatform platform, OidcProvider provider, String subject, String email, boolean verified)
            throws IOException, InterruptedException {
        HttpResponse<String> begun = platform.page("", "/sign-in/oidc");
        URI answer = provider.signedIn(location(begun), subject, email, verified);
        assertThat(answer.toString()).startsWith(CALLBACK);
        return platform.send(HttpRequest.newBuilder(platform.address.resolve(path(answer)))
                .header("Cookie", TestPlatform.cookie(begun))
                .header("Accept", "text/html"));
    }

    private static String session(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("assay_session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static String path(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String parameter(URI address, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address.toString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
