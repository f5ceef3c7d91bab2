package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensTest {

    private static final Pattern SECRET = Pattern.compile("id=\"token\">(assay_[A-Za-z0-9_-]{43})<");

    private TestPlatform platform;
    private Stored stored;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        stored = new Stored(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aTokenDoesWhatItWasMadeForAndIsShownOnce() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.OWNER);
        String secret = made(member, Map.of("name", "CI", "days", "30", "PACKS_READ", "true"));

        assertThat(platform.get(secret, "/api/v1/packs").statusCode()).isEqualTo(200);
        assertThat(platform.get(secret, "/api/v1/attempts").statusCode()).isEqualTo(403);
        assertThat(platform.get(secret, "/api/v1/people").statusCode()).isEqualTo(403);
        String page = platform.page(member.cookie(), "/account/tokens").body();
        assertThat(page).contains("CI", "packs read", "just now").doesNotContain(secret);
        assertThat(stored.value("SELECT ROUND(TIMESTAMPDIFF(SECOND, created_at, expires_at) / 86400) FROM api_token"
                        + " WHERE name = 'CI'"))
                .isEqualTo("30");
    }

    @Test
    void aTokenEndsWithItsTimeItsRevocationAndItsOwnersRole() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        String ended = made(member, Map.of("name", "ended", "days", "30", "PACKS_READ", "true"));
        String revoked = made(member, Map.of("name", "revoked", "days", "30", "PACKS_READ", "true"));
        String demoted = made(member, Map.of("name", "demoted", "days", "365", "DECIDE", "true", "AUDIT_READ", "true"));
        assertThat(platform.get(demoted, "/api/v1/audit").statusCode()).isEqualTo(200);

        platform.sql("UPDATE api_token SET expires_at = UTC_TIMESTAMP(6) WHERE name = 'ended'");
        platform.form(member.cookie(), "/account/tokens/" + id("revoked") + "/revoke", Map.of());
        platform.sql("UPDATE account SET role = 'VIEWER' WHERE id = ?", member.accountId());

        assertThat(platform.get(ended, "/api/v1/packs").statusCode()).isEqualTo(401);
        assertThat(platform.get(revoked, "/api/v1/packs").statusCode()).isEqualTo(401);
        assertThat(platform.get(demoted, "/api/v1/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyMakesATokenThatDoesMoreThanThemselves() {
        Member viewer = Member.of(platform, TestPlatform.HOST, Role.VIEWER);

        HttpResponse<String> response = platform.form(
                viewer.cookie(),
                "/account/tokens",
                Map.of("name", "greedy", "days", "30", "ORGANISATION_WRITE", "true"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Tick at least one").doesNotContain("Change the company");
        assertThat(platform.form(viewer.cookie(), "/account/tokens", Map.of("name", "", "days", "9"))
                        .body())
                .contains("Write what the token is for", "from 30 to 365");
    }

    @Test
    void ownersSeeAndEndTheTokensOfTheirCompanyOnly() {
        Member owner = Member.of(platform, TestPlatform.HOST, Role.OWNER);
        Member member = Member.of(platform, TestPlatform.HOST, Role.AUTHOR);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        String secret = made(member, Map.of("name", "of the author", "days", "90", "PACKS_WRITE", "true"));
        String id = id("of the author");

        assertThat(delete(stranger.token(), id)).isEqualTo(404);
        assertThat(platform.form(stranger.cookie(), "/account/tokens/" + id + "/revoke", Map.of())
                        .statusCode())
                .isEqualTo(404);
        JsonNode list = TestPlatform.json(platform.get(owner.token(), "/api/v1/tokens"));
        JsonNode token = list.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(token.path("name").asString()).isEqualTo("of the author");
        assertThat(token.at("/scopes/0").asString()).isEqualTo("PACKS_WRITE");
        assertThat(list.toString()).doesNotContain(secret);
        assertThat(platform.get(stranger.token(), "/api/v1/tokens").body()).doesNotContain(id);
        assertThat(delete(owner.token(), id)).isEqualTo(204);
        assertThat(platform.get(secret, "/api/v1/packs").statusCode()).isEqualTo(401);
        assertThat(stored.audited(id)).containsExactly("token.made", "token.revoked");
    }

    private String made(Member member, Map<String, String> form) {
        HttpResponse<String> made = platform.form(member.cookie(), "/account/tokens", form);
        assertThat(made.statusCode()).isEqualTo(200);
        Matcher matcher = SECRET.matcher(made.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String id(String name) {
        return stored.value("SELECT id FROM api_token WHERE name = ?", name);
    }

    private int delete(String token, String id) {
        return platform.send(platform.request(token, "/api/v1/tokens/" + id).DELETE())
                .statusCode();
    }
}
