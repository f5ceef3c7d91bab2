package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecisionTest {

    private TestPlatform platform;
    private Member manager;
    private String opening;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        opening = OpeningRows.opening(platform, platform.publishedPack());
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aDecisionNeedsAnOutcomeAndAReasonAndKeepsWhatWasTyped() {
        String invitation = OpeningRows.invitation(platform, opening, "Ana Silva");

        HttpResponse<String> response =
                platform.form(manager.cookie(), path(invitation) + "/decision", Map.of("feedback", "Clear notes."));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Choose what you decided", "Write why", "Clear notes.");
        assertThat(decisions(invitation)).isEmpty();
    }

    @Test
    void theNewestDecisionStandsAndTheOthersStay() {
        String invitation = OpeningRows.invitation(platform, opening, "Ben Okafor");

        decide(invitation, "HOLD", false);
        decide(invitation, "ADVANCE", false);

        assertThat(decisions(invitation).size()).isEqualTo(2);
        assertThat(decisions(invitation).at("/0/outcome").asString()).isEqualTo("ADVANCE");
        assertThat(decisions(invitation).at("/0/releasedAt").isNull()).isTrue();
        assertThat(platform.page(manager.cookie(), path(invitation) + "/scorecard")
                        .body())
                .contains("Decided: advance", "Decided: hold", "not told");
    }

    @Test
    void aReleaseWritesAMailThatIsNotSentWhenItIsTakenBackInTime() {
        String invitation = OpeningRows.invitation(platform, opening, "Chloe Martin");

        decide(invitation, "DECLINE", true);
        JsonNode decision = decisions(invitation).at("/0");
        assertThat(decision.at("/releasedAt").isNull()).isFalse();
        assertThat(OpeningRows.text(platform, "SELECT state FROM mail WHERE invitation_id = ?", invitation))
                .isEqualTo("WAITING");

        HttpResponse<String> undone = platform.form(
                manager.cookie(),
                path(invitation) + "/decision/" + decision.at("/id").asString() + "/undo",
                Map.of());

        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(decisions(invitation).at("/0/releasedAt").isNull()).isTrue();
        assertThat(OpeningRows.text(platform, "SELECT state FROM mail WHERE invitation_id = ?", invitation))
                .isEqualTo("CANCELLED");
    }

    @Test
    void onlyWhoMayDecideDecides() {
        String invitation = OpeningRows.invitation(platform, opening, "Dora Klein");
        Member viewer = Member.of(platform, TestPlatform.HOST, Role.VIEWER);

        assertThat(platform.page(viewer.cookie(), path(invitation) + "/scorecard")
                        .body())
                .doesNotContain("/decision");
        assertThat(platform.page(viewer.cookie(), path(invitation) + "/decision")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        String invitation = OpeningRows.invitation(platform, opening, "Emil Novak");
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);

        assertThat(platform.page(stranger.cookie(), path(invitation) + "/scorecard")
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.page(stranger.cookie(), path(invitation) + "/decision")
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.get(stranger.token(), "/api/v1/invitations/" + invitation + "/decisions")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lookingAtACandidateIsWrittenDown() {
        String invitation = OpeningRows.invitation(platform, opening, "Filip Berg");

        platform.page(manager.cookie(), path(invitation) + "/scorecard");

        assertThat(OpeningRows.text(
                        platform,
                        "SELECT action FROM audit_entry WHERE object_id = ? ORDER BY sequence DESC LIMIT 1",
                        invitation))
                .isEqualTo("invitation.viewed");
    }

    private String path(String invitation) {
        return "/openings/" + opening + "/candidates/" + invitation;
    }

    private JsonNode decisions(String invitation) {
        return TestPlatform.json(platform.get(manager.token(), "/api/v1/invitations/" + invitation + "/decisions"));
    }

    private void decide(String invitation, String outcome, boolean release) {
        Map<String, String> form = release
                ? Map.of("outcome", outcome, "reason", "It was close.", "release", "true")
                : Map.of("outcome", outcome, "reason", "It was close.");
        assertThat(platform.form(manager.cookie(), path(invitation) + "/decision", form)
                        .statusCode())
                .isEqualTo(303);
    }
}
