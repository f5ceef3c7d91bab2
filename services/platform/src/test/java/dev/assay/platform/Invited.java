package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.installation.LinkSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/** A candidate with an invitation, as the database has it after the mail was sent. */
record Invited(TestPlatform platform, String openingId, String invitationId, String link) {

    static final byte[] ARCHIVE = ToyPack.zip("1.0.0");
    static final String CONSENT_AND_ZONE = "Europe/Berlin";

    /** Into a new opening of the toy pack. */
    static Invited toNewOpening(TestPlatform platform) {
        return to(platform, opening(platform, platform.publishedPack(), "LADDER", "BEST"));
    }

    /** Makes an opening of four hours whose window is open for a day before and ten after now. */
    static String opening(TestPlatform platform, String packVersionId, String feedback, String rule) {
        String id = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO opening (id, organisation_id, pack_version_id, title, opens_at, closes_at,"
                        + " time_limit_minutes, final_rule, feedback_policy, link_days, turnaround_days, retention_days,"
                        + " created_at) VALUES (?, ?, ?, 'Churn ranking', UTC_TIMESTAMP(6) - INTERVAL 1 DAY,"
                        + " UTC_TIMESTAMP(6) + INTERVAL 10 DAY, 240, ?, ?, 14, 7, 180, UTC_TIMESTAMP(6))",
                id,
                TestPlatform.HOST,
                packVersionId,
                rule,
                feedback);
        return id;
    }

    /** Into an opening that exists. */
    static Invited to(TestPlatform platform, String openingId) {
        String candidate = UUID.randomUUID().toString();
        String invitation = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO candidate (id, organisation_id, email, name, created_at) VALUES (?, ?, ?, 'Ana <b>',"
                        + " UTC_TIMESTAMP(6))",
                candidate,
                TestPlatform.HOST,
                "ana-" + candidate + "@example.com");
        platform.sql(
                "INSERT INTO invitation (id, organisation_id, opening_id, candidate_id, code_name, invited_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 14 DAY)",
                invitation,
                TestPlatform.HOST,
                openingId,
                candidate,
                "Code " + candidate.substring(0, 8));
        String link = platform.bean(LinkSigner.class)
                .link(LinkSigner.Kind.INVITATION, invitation, 1)
                .getPath();
        return new Invited(platform, openingId, invitation, link);
    }

    /** Agrees; returns the cookie of the session. */
    String agree() {
        HttpResponse<String> agreed = platform.form("", link, Map.of("agree", "true", "zone", CONSENT_AND_ZONE));
        if (agreed.statusCode() != 303) {
            throw new AssertionError(agreed.statusCode() + " " + agreed.body());
        }
        return TestPlatform.cookie(agreed);
    }

    /** An address below the candidate's own. */
    String path(String rest) {
        return "/c/" + invitationId + rest;
    }

    /** Agrees and starts; returns the cookie. */
    String start() {
        String cookie = agree();
        HttpResponse<String> started = platform.form(cookie, path("/start"), Map.of());
        if (started.statusCode() != 303) {
            throw new AssertionError(started.statusCode() + " " + started.body());
        }
        return cookie;
    }

    String attemptId() {
        return platform.asked("SELECT id FROM attempt WHERE invitation_id = ? AND kind = 'TIMED'", invitationId);
    }

    /** Uploads as the page's script does. */
    HttpResponse<String> upload(String cookie, byte[] archive, String... headers) {
        return put(cookie, "/submissions?fileName=work.zip", archive, headers);
    }

    HttpResponse<String> put(String cookie, String rest, byte[] body, String... headers) {
        HttpRequest.Builder request = platform.request("", path(rest))
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/zip")
                .header("Accept", "application/json, application/problem+json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        // An upload that is refused early leaves a connection that is of no more use.
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> page(String cookie, String rest) {
        return platform.page(cookie, path(rest));
    }

    HttpResponse<String> form(String cookie, String rest, Map<String, String> fields) {
        return platform.form(cookie, path(rest), fields);
    }

    /** Uploads and waits for the verdict; returns the id of the submission. */
    String graded(String cookie, String verdict) {
        HttpResponse<String> sent = upload(cookie, ARCHIVE);
        if (sent.statusCode() != 201) {
            throw new AssertionError(sent.statusCode() + " " + sent.body());
        }
        String id = TestPlatform.json(sent).path("submissionId").asString();
        platform.await("/api/v1/submissions/" + id, "/current/verdict", verdict);
        return id;
    }

    /** A token for the command line. */
    String token(String cookie) {
        String page = form(cookie, "/token", Map.of()).body();
        int begin = page.indexOf("<code id=\"secret\">") + "<code id=\"secret\">".length();
        return page.substring(begin, page.indexOf("</code>", begin));
    }

    /** Checks that it was refused with a code; returns what is told of it. */
    static String refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestPlatform.json(response).path("code").asString()).isEqualTo(code);
        return TestPlatform.json(response).path("detail").asString();
    }

    static HttpRequest.Builder events(TestPlatform platform, String cookie, String address) {
        return platform.request("", address).header("Cookie", cookie).header("Accept", "text/event-stream");
    }
}
