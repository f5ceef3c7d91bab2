package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.ui.Assets;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {

    private TestPlatform platform;
    private String cookie = "";

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        cookie = platform.setUp();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void signingInSetsACookieThatScriptsAndOtherSitesCannotUse() {
        HttpResponse<String> signedIn = signIn(TestPlatform.PASSWORD);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HTTPOnly")
                .contains("SameSite=Lax");
        HttpResponse<String> page = page("/submissions");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                        + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        // With no-referrer browsers send "Origin: null" when they sign in, and are refused.
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void whatWasJustDoneIsSaidOnce() {
        String toast = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("Opening made.\n".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> page = platform.send(platform.request("", "/submissions")
                .header("Accept", "text/html")
                .header("Cookie", cookie + "; assay_toast=" + toast));

        assertThat(page.body()).contains("Opening made.");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anyMatch(cleared -> cleared.startsWith("assay_toast=;") && cleared.contains("Max-Age=0"));
    }

    @Test
    void theCookieIsNoKeyToTheApi() {
        HttpResponse<String> response =
                platform.send(platform.request("", "/api/v1/packs").header("Cookie", cookie));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        HttpResponse<String> response =
                platform.send(platform.request("", "/submissions").header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/sign-in?next=%2Fsubmissions");
    }

    @Test
    void aWrongPasswordIsToldKindly() {
        HttpResponse<String> response = signIn("wrong");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("No account has this address and password");
    }

    @Test
    void theListAndTheDetailShowWhatCandidatesWroteAsText() {
        JsonNode attempt = platform.attempt("<img src=x onerror=alert(1)>\u202e");
        String id = TestPlatform.json(platform.post(
                        platform.managerToken,
                        "/api/v1/attempts/" + attempt.at("/attempt/id").asString()
                                + "/submissions?fileName=%3Cscript%3E.zip",
                        "application/zip",
                        "x".getBytes(StandardCharsets.UTF_8)))
                .path("submissionId")
                .asString();
        platform.await("/api/v1/submissions/" + id, "/current/state", "DONE");

        String list = page("/submissions").body();
        String detail = page("/submissions/" + id).body();

        assertThat(list)
                .contains("&lt;img src=x", "&lt;script&gt;.zip", "scored", "81.2", "roc_auc 0.7123 [0.7023, 0.7223]")
                .doesNotContain("<img src=x", "<script>");
        assertThat(detail)
                .contains("␛[31mred", "\\u{202E}txt", "&lt;script&gt;alert(1)", "1.5 s", "64.0 MiB")
                .doesNotContain("\u001b", "\u202e", "<script>", "style=");
    }

    @Test
    void aPageRefreshesItselfOnlyWhileSomethingIsOpen() {
        assertThat(page("/submissions").body()).doesNotContain("http-equiv", "hx-get");
    }

    @Test
    void aSubmissionThatDoesNotExistHasAPageThatSaysSo() {
        HttpResponse<String> response = page("/submissions/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no such submission");
    }

    @Test
    void theStyleSheetIsServed() {
        assertThat(platform.get("", "/assets/icon.svg").statusCode()).isEqualTo(200);
        HttpResponse<String> response = platform.get("", "/assets/app.css");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    }

    @Test
    void filesWhoseAddressNamesTheirContentAreKeptAndPagesAreNot() {
        assertThat(cacheControl(platform.get("", Assets.STYLES))).contains("immutable");
        assertThat(cacheControl(platform.get("", Assets.HTMX))).contains("immutable");
        assertThat(cacheControl(platform.get("", "/assets/app.css"))).doesNotContain("immutable");
        assertThat(cacheControl(page("/submissions"))).isEqualTo("no-store");
    }

    @Test
    void textIsSentCompressed() {
        for (String address : List.of(Assets.STYLES, Assets.SCRIPT, Assets.HTMX, Assets.ICONS)) {
            HttpResponse<String> response =
                    platform.send(platform.request("", address).header("Accept-Encoding", "gzip"));
            assertThat(response.headers().firstValue("Content-Encoding"))
                    .as(address)
                    .contains("gzip");
        }
    }

    @Test
    void theThemeIsRememberedAndThePageShownAgain() {
        HttpResponse<String> chosen = theme("theme=dark&back=%2Fsubmissions%2F1%3Fa%3Db");

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/submissions/1?a=b");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse("")).contains("assay_theme=dark", "Path=/");
        assertThat(platform.send(platform.request("", "/sign-in").header("Cookie", "assay_theme=dark"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theThemeLeadsToNoOtherSite() {
        for (String back :
                List.of("%2F%2Fevil.example", "%2F%5Cevil.example", "https%3A%2F%2Fevil.example", "%2Fa%0Ab")) {
            assertThat(theme("theme=dark&back=" + back).headers().firstValue("Location"))
                    .as(back)
                    .contains("/");
        }
    }

    @Test
    void aBrowserGetsItsErrorsAsPages() {
        HttpResponse<String> response = page("/nothing-here");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(response.body()).contains("There is nothing here", "Go to the start");
    }

    private HttpResponse<String> page(String path) {
        return platform.page(cookie, path);
    }

    private HttpResponse<String> signIn(String password) {
        return platform.form("", "/sign-in", Map.of("email", TestPlatform.OWNER_EMAIL, "password", password));
    }

    private HttpResponse<String> theme(String form) {
        return platform.send(platform.request("", "/theme")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String cacheControl(HttpResponse<String> response) {
        return String.join("; ", response.headers().allValues("Cache-Control"));
    }
}
