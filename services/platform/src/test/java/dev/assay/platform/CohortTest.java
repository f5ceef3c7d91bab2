package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The leaderboard follows what counts: what is graded, chosen and withdrawn, whenever that happens. */
final class CohortTest {

    private static final String MANY = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500),"
            + " many (id) AS (SELECT lpad(i, 36, '0') FROM n)";

    private TestPlatform platform;
    private Invited ana;
    private Invited ben;

    @BeforeEach
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        ana = Invited.toNewOpening(platform);
        ben = Invited.to(platform, ana.openingId());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void whoWasNotGradedWhenTheOthersWereComparedIsRankedOnceGraded() {
        ana.graded(ana.start(), "SCORED");
        String late = ben.graded(ben.start(), "SCORED");
        platform.sql("UPDATE grading SET state = 'RUNNING', verdict = NULL WHERE submission_id = ?", late);
        JsonNode before = compared();

        platform.sql("UPDATE grading SET state = 'DONE', verdict = 'SCORED' WHERE submission_id = ?", late);
        boolean newer = leaderboard().path("newer").asBoolean();
        JsonNode after = compared();

        assertThat(row(before, ana).path("bestRank").asInt()).isEqualTo(1);
        assertThat(row(before, ben).path("notRanked").asString()).isEqualTo("it is not graded yet");
        assertThat(newer).isTrue();
        assertThat(row(after, ben).path("worstRank").asInt()).isEqualTo(2);
        assertThat(after.path("newer").asBoolean()).isFalse();
    }

    @Test
    void aScoreThatIsStoredWithAnEarlierTimeIsNoticed() {
        ana.graded(ana.start(), "SCORED");
        compared();
        String late = ben.graded(ben.start(), "SCORED");
        platform.sql("UPDATE grading SET finished_at = started_at - INTERVAL 1 DAY WHERE submission_id = ?", late);

        assertThat(row(compared(), ben).path("bestRank").asInt()).isEqualTo(1);
    }

    @Test
    void oneComparisonIsMadeAtATimeAndShownThoughThereAreNewerScores() {
        ana.graded(ana.start(), "SCORED");
        compareDue();
        awaitComparison();
        platform.sql("UPDATE comparison SET state = 'QUEUED'");
        ben.graded(ben.start(), "SCORED");
        compareDue();
        String meanwhile = platform.asked("SELECT count(*) FROM comparison");
        boolean shown = leaderboard().path("state").asString().equals("READY");

        platform.sql("UPDATE comparison SET state = 'DONE'");
        compareDue();
        JsonNode first = leaderboard();

        assertThat(meanwhile).isEqualTo("1");
        assertThat(shown).isFalse();
        assertThat(first.path("candidates").size()).isEqualTo(1);
        assertThat(first.path("newer").asBoolean()).isTrue();
        assertThat(compared().path("candidates").size()).isEqualTo(2);
    }

    @Test
    void comparisonsThatNobodySeesAnyMoreAreGone() {
        ana.graded(ana.start(), "SCORED");
        compared();
        String first = platform.asked("SELECT comparison_id FROM opening WHERE id = ?", ana.openingId());
        ben.graded(ben.start(), "SCORED");
        compared();
        String pairs = platform.asked("SELECT count(*) FROM comparison_pair");

        compareDue();

        assertThat(platform.asked("SELECT id FROM comparison"))
                .isEqualTo(platform.asked("SELECT comparison_id FROM opening WHERE id = ?", ana.openingId()))
                .isNotEqualTo(first);
        assertThat(platform.asked("SELECT count(*) FROM comparison_entry WHERE comparison_id = ?", first))
                .isEqualTo("0");
        assertThat(platform.asked("SELECT count(*) FROM comparison_pair")).isEqualTo(pairs);
        assertThat(leaderboard().path("candidates").size()).isEqualTo(2);
    }

    @Test
    void theSubmissionThatTheCandidateChoseIsTheOneOnTheLeaderboard() {
        String cookie = ana.start();
        String first = ana.graded(cookie, "SCORED");
        String second = TestPlatform.json(ana.upload(cookie, ToyPack.zip("2.0.0")))
                .path("submissionId")
                .asString();
        platform.await("/api/v1/submissions/" + second, "/current/verdict", "SCORED");
        String before = row(compared(), ana).path("submissionId").asString();

        ana.form(cookie, "/submissions/" + (before.equals(first) ? second : first) + "/choose", Map.of("x", "x"));

        assertThat(row(compared(), ana).path("submissionId").asString())
                .isEqualTo(before.equals(first) ? second : first);
    }

    @Test
    void whoWithdrawsLeavesTheLeaderboard() {
        String cookie = ana.start();
        ana.graded(cookie, "SCORED");
        String other = ben.start();
        ben.graded(other, "SCORED");
        JsonNode both = compared();

        ana.form(cookie, "/withdraw", Map.of("sure", "true"));
        JsonNode one = compared();
        ben.form(other, "/withdraw", Map.of("sure", "true"));
        JsonNode none = compared();

        assertThat(both.path("candidates").size()).isEqualTo(2);
        assertThat(one.at("/candidates/0/invitationId").asString()).isEqualTo(ben.invitationId());
        assertThat(one.path("candidates").size()).isEqualTo(1);
        assertThat(none.path("state").asString()).isEqualTo("EMPTY");
        assertThat(none.path("newer").asBoolean()).isFalse();
    }

    @Test
    void whereNobodyHasAScoreNobodyIsCompared() {
        ana.start();
        assertThat(compared().path("state").asString()).isEqualTo("EMPTY");

        String failed = ben.graded(ben.start(), "SCORED");
        platform.sql("UPDATE grading SET verdict = 'TIME_LIMIT' WHERE submission_id = ?", failed);

        assertThat(compared().path("state").asString()).isEqualTo("EMPTY");
    }

    @Test
    void moreThanCanBeComparedAreToldSo() {
        ana.graded(ana.start(), "SCORED");
        for (String copy : List.of(
                "candidate (id, organisation_id, name, created_at) %s SELECT id, ?, 'Many', UTC_TIMESTAMP(6) FROM many",
                "invitation (id, candidate_id, code_name, organisation_id, opening_id, invited_at, expires_at) %s"
                        + " SELECT m.id, m.id, m.id, organisation_id, opening_id, invited_at, expires_at"
                        + " FROM many m JOIN invitation i WHERE i.id = ?",
                "attempt (id, invitation_id, pack_version_id, label, created_at, organisation_id, kind, ends_at) %s"
                        + " SELECT m.id, m.id, pack_version_id, label, created_at, organisation_id, kind, ends_at"
                        + " FROM many m JOIN attempt a WHERE a.invitation_id = ?",
                "submission (id, attempt_id, archive_sha256, archive_bytes, file_name, received_at, began_at) %s"
                        + " SELECT m.id, m.id, archive_sha256, archive_bytes, file_name, received_at, began_at"
                        + " FROM many m JOIN submission s WHERE s.attempt_id ="
                        + " (SELECT id FROM attempt WHERE invitation_id = ?)")) {
            platform.sql(
                    "INSERT INTO " + copy.formatted(MANY),
                    copy.startsWith("candidate") ? TestPlatform.HOST : ana.invitationId());
        }

        assertThat(compared().path("why").asString()).contains("up to 500");
    }

    /** The leaderboard once it is of what counts now. */
    private JsonNode compared() {
        // The first round has what counts compared, the second shows it.
        for (int round = 0; round < 2; round++) {
            compareDue();
            awaitComparison();
        }
        return leaderboard();
    }

    private void awaitComparison() {
        while (!platform.asked("SELECT id FROM comparison WHERE state = 'QUEUED'")
                .isEmpty()) {
            TestPlatform.pause();
        }
    }

    /** The clock stays: the grader has its own, and takes up what is due by it. */
    private void compareDue() {
        platform.sql("UPDATE platform_tasks SET execution_time = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND"
                + " WHERE task_name = 'compare-cohorts'");
        platform.runDueJobs();
    }

    private JsonNode leaderboard() {
        return TestPlatform.json(
                platform.get(platform.managerToken, "/api/v1/openings/" + ana.openingId() + "/leaderboard"));
    }

    private static JsonNode row(JsonNode leaderboard, Invited of) {
        return leaderboard
                .path("candidates")
                .valueStream()
                .filter(candidate -> candidate.path("invitationId").asString().equals(of.invitationId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(leaderboard));
    }
}
