package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecondFactorTest {

    private static final String PASSWORD = "purple otter paddles north";
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]{32})<");
    private static final Pattern CODE = Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

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

    /** Somebody whose second factor is on. */
    private record Enrolled(String email, String cookie, String secret, List<String> codes) {}

    @Test
    void itIsOnOnlyAfterAFirstCode() {
        String email = joined("anna");
        String cookie = platform.signIn(email, PASSWORD);
        platform.form(cookie, "/account/second-factor", Map.of());
        String page = platform.page(cookie, "/account/second-factor").body();
        String secret = find(SECRET, page);

        HttpResponse<String> wrong = platform.form(cookie, "/account/second-factor/confirm", Map.of("code", "000000x"));
        assertThat(page).contains("role=\"img\"", "<path d=\"M").doesNotContain("style=");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("not the code that the app shows");
        assertThat(platform.form("", "/sign-in", Map.of("email", email, "password", PASSWORD))
                        .headers()
                        .firstValue("Location"))
                .contains("/");

        HttpResponse<String> on = platform.form(cookie, "/account/second-factor/confirm", Map.of("code", now(secret)));
        assertThat(CODE.matcher(on.body()).results().count()).isEqualTo(10);
        assertThat(platform.page(cookie, "/account/second-factor").statusCode()).isEqualTo(303);
        assertThat(stored.value("SELECT HEX(totp_secret) FROM account WHERE email = ?", email))
                .doesNotContain(HexFormat.of().withUpperCase().formatHex(new Base32().decode(secret)));
    }

    @Test
    void untilTheCodeIsShownASessionPermitsNothing() {
        Enrolled one = enrolled("berta");
        HttpResponse<String> password =
                platform.form("", "/sign-in", Map.of("email", one.email(), "password", PASSWORD));
        String waiting = TestPlatform.cookie(password);

        assertThat(password.headers().firstValue("Location")).contains("/sign-in/code");
        for (String path : new String[] {"/", "/account", "/account/security", "/audit"}) {
            assertThat(platform.page(waiting, path)
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .as(path)
                    .startsWith("/sign-in/code");
        }
        assertThat(platform.form(waiting, "/account/second-factor/off", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(stored.value("SELECT totp_confirmed_at IS NOT NULL FROM account WHERE email = ?", one.email()))
                .isEqualTo("1");

        laterStep(one.email());
        HttpResponse<String> code = platform.form(waiting, "/sign-in/code", Map.of("code", now(one.secret())));
        String whole = TestPlatform.cookie(code);

        assertThat(code.statusCode()).isEqualTo(303);
        assertThat(whole).isNotEqualTo(waiting);
        assertThat(platform.page(whole, "/account").statusCode()).isEqualTo(200);
        assertThat(platform.page(waiting, "/account").headers().firstValue("Location"))
                .hasValue("/sign-in?next=%2Faccount");
    }

    @Test
    void aCodeIsTakenOnce() {
        Enrolled one = enrolled("clara");
        laterStep(one.email());
        String code = now(one.secret());

        HttpResponse<String> first = platform.form(waiting(one), "/sign-in/code", Map.of("code", code));
        HttpResponse<String> replayed = platform.form(waiting(one), "/sign-in/code", Map.of("code", code));

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(replayed.statusCode()).isEqualTo(422);
    }

    @Test
    void aCodeShownInManyPlacesAtOnceIsTakenOnce() {
        Enrolled one = enrolled("nadia");
        laterStep(one.email());
        List<String> codes = List.of(now(one.secret()), one.codes().getFirst());
        List<String> waiting = IntStream.range(0, 8).mapToObj(i -> waiting(one)).toList();

        List<Integer> statuses = AtOnce.each(
                8,
                i -> platform.form(waiting.get(i), "/sign-in/code", Map.of("code", codes.get(i % 2)))
                        .statusCode());

        for (int code = 0; code < 2; code++) {
            int which = code;
            assertThat(IntStream.range(0, 8).filter(i -> i % 2 == which).mapToObj(statuses::get))
                    .containsOnlyOnce(303);
        }
        assertThat(statuses).allMatch(status -> status < 500);
    }

    @Test
    void aRecoveryCodeStandsInOnce() {
        Enrolled one = enrolled("dora");
        String code = one.codes().getFirst();

        HttpResponse<String> first =
                platform.form(waiting(one), "/sign-in/code", Map.of("code", code.toUpperCase(Locale.ROOT)));
        HttpResponse<String> again = platform.form(waiting(one), "/sign-in/code", Map.of("code", code));

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(platform.page(TestPlatform.cookie(first), "/account/security")
                        .body())
                .contains("9 recovery codes are");
        assertThat(stored.column("SELECT code_sha256 FROM recovery_code").stream()
                        .noneMatch(code::contains))
                .isTrue();
        assertThat(stored.audited(stored.value("SELECT id FROM account WHERE email = ?", one.email())))
                .contains("account.recovery_code_used", "account.sign_in_refused");
    }

    @Test
    void codesCannotBeGuessed() {
        Enrolled one = enrolled("emma");
        String waiting = waiting(one);

        for (int i = 0; i < 9; i++) {
            assertThat(platform.form(waiting, "/sign-in/code", Map.of("code", "x" + i))
                            .statusCode())
                    .isEqualTo(422);
        }
        laterStep(one.email());
        platform.form(waiting, "/sign-in/code", Map.of("code", "x9"));
        assertThat(platform.form(waiting(one), "/sign-in/code", Map.of("code", now(one.secret())))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void turningItOffNeedsPasswordAndCode() {
        Enrolled one = enrolled("frida");
        String off = "/account/second-factor/off";
        laterStep(one.email());

        platform.form(one.cookie(), off, Map.of("password", "wrong", "code", now(one.secret())));
        platform.form(one.cookie(), off, Map.of("password", PASSWORD, "code", "wrong"));
        assertThat(platform.page(one.cookie(), "/account/security").body()).contains("Turn the second factor off");
        platform.form(one.cookie(), off, Map.of("password", PASSWORD, "code", now(one.secret())));

        assertThat(platform.page(one.cookie(), "/account/security").body()).contains("Set it up");
        assertThat(platform.form("", "/sign-in", Map.of("email", one.email(), "password", PASSWORD))
                        .headers()
                        .firstValue("Location"))
                .contains("/");
        assertThat(stored.column(
                        "SELECT 1 FROM recovery_code WHERE account_id = (SELECT id FROM account WHERE email = ?)",
                        one.email()))
                .isEmpty();
    }

    @Test
    void anOwnerTurnsItOffForWhoLostPhoneAndCodesButNotForThemselves() {
        Enrolled one = enrolled("greta");
        String id = stored.value("SELECT id FROM account WHERE email = ?", one.email());
        String own = stored.value("SELECT id FROM account WHERE email = ?", TestPlatform.OWNER_EMAIL);

        assertThat(platform.form(owner, "/settings/people/" + own + "/second-factor/off", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(platform.form(owner, "/settings/people/" + id + "/second-factor/off", Map.of())
                        .statusCode())
                .isEqualTo(303);

        assertThat(platform.page(one.cookie(), "/account").statusCode()).isEqualTo(303);
        assertThat(platform.page(waiting(one), "/account").statusCode()).isEqualTo(200);
        assertThat(stored.column("SELECT subject FROM mail WHERE recipient = ?", one.email()))
                .contains("Your second factor was turned off");
    }

    @Test
    void whoIsNotHalfwayInHasNoPageForACode() {
        assertThat(platform.page("", "/sign-in/code").statusCode()).isEqualTo(303);
        assertThat(platform.form(owner, "/sign-in/code", Map.of("code", "1"))
                        .headers()
                        .firstValue("Location"))
                .contains("/sign-in");
    }

    private Enrolled enrolled(String name) {
        String email = joined(name);
        String cookie = platform.signIn(email, PASSWORD);
        platform.form(cookie, "/account/second-factor", Map.of());
        String secret =
                find(SECRET, platform.page(cookie, "/account/second-factor").body());
        String page = platform.form(cookie, "/account/second-factor/confirm", Map.of("code", now(secret)))
                .body();
        List<String> codes =
                CODE.matcher(page).results().map(match -> match.group(1)).toList();
        return new Enrolled(email, cookie, secret, codes);
    }

    private String waiting(Enrolled one) {
        return platform.signIn(one.email(), PASSWORD);
    }

    /** As if the last code had been taken a while ago: what the app shows now may come. */
    private void laterStep(String email) {
        platform.sql("UPDATE account SET totp_last_step = totp_last_step - 10 WHERE email = ?", email);
    }

    private String now(String secret) {
        try {
            TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm()),
                    platform.bean(Clock.class).instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String joined(String name) {
        String email = name + "@northwind.example";
        platform.form(owner, "/settings/people", Map.of("email", email, "role", "MANAGER"));
        platform.form("", stored.linkOfMailTo(email), Map.of("name", name, "password", PASSWORD, "zone", "UTC"));
        return email;
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
