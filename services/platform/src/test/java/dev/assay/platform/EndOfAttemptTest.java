package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationListener;
import dev.assay.platform.invitation.InvitationRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The end of an attempt, on either side of it. The clock is moved; nobody waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndOfAttemptTest {

    private static final byte[] ARCHIVE = ToyPack.zip("1.0.0");
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private TestPlatform platform;
    private String opening;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
        opening = Invited.opening(platform, platform.publishedPack(), "NONE", "LAST");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void theLastMillisecondIsInTimeAndTheEndItselfIsNot() {
        Invited ana = Invited.to(platform, opening);
        String cookie = begin(ana);
        Instant end = end(ana);

        platform.clock.stopAt(end.minus(MILLISECOND));
        HttpResponse<String> before = ana.upload(cookie, ARCHIVE, "Idempotency-Key", "answer-lost");
        platform.runDueJobs();
        String open = closing(ana);
        platform.clock.stopAt(end);
        HttpResponse<String> at = ana.upload(cookie, ARCHIVE, "Idempotency-Key", "new");
        HttpResponse<String> repeated = ana.upload(cookie, ARCHIVE, "Idempotency-Key", "answer-lost");
        HttpResponse<String> page = ana.page(cookie, "/attempt");
        String yetToBeWritten = closing(ana);
        platform.clock.stopAt(end.plusSeconds(10));
        platform.runDueJobs();
        platform.runDueJobs();

        assertThat(before.statusCode()).isEqualTo(201);
        assertThat(open).isEmpty();
        assertThat(repeated.body()).isEqualTo(before.body());
        assertThat(at.statusCode()).isEqualTo(409);
        assertThat(at.body()).contains("ATTEMPT_OVER", "The attempt has ended");
        assertThat(page.headers().firstValue("Location")).hasValue(ana.path(""));
        assertThat(yetToBeWritten).isEmpty();
        assertThat(closing(ana)).isEqualTo("TIME 1");
        assertThat(audited(ana, "attempt.closed")).isEqualTo("1");
        assertThat(ana.page(cookie, "").body()).contains("The time is over", "work.zip", "This one counts.");
    }

    @Test
    void whatBeganInTimeIsTakenAfterTheEndAndTheAttemptWaitsForIt() throws Exception {
        Invited ana = Invited.to(platform, opening);
        String cookie = begin(ana);
        Instant end = end(ana);
        platform.clock.stopAt(end.minus(MILLISECOND));

        try (Socket first = upload(ana, cookie);
                Socket second = upload(ana, cookie)) {
            awaitUploads(ana, 2);
            platform.clock.stopAt(end.plusSeconds(30));
            HttpResponse<String> late = ana.upload(cookie, ARCHIVE);
            platform.runDueJobs();
            String waiting = closing(ana);
            String firstStatus = finish(first);
            String secondStatus = finish(second);
            platform.clock.stopAt(end.plusSeconds(40));
            platform.runDueJobs();

            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(waiting).isEmpty();
            assertThat(firstStatus).isEqualTo("HTTP/1.1 201");
            assertThat(secondStatus).isEqualTo("HTTP/1.1 201");
            assertThat(closing(ana)).isEqualTo("TIME 1");
            assertThat(platform.asked("SELECT count(*) FROM submission WHERE attempt_id = ?", ana.attemptId()))
                    .isEqualTo("2");
        }
    }

    @Test
    void whatWeBrokeOffIsNoLaterWhenItIsSentAgain() {
        Invited ana = Invited.to(platform, opening);
        String cookie = begin(ana);
        Invited ben = Invited.to(platform, opening);
        String other = ben.start();
        Instant end = end(ben);
        // As a platform leaves it that was killed while the file arrived.
        platform.sql(
                "INSERT INTO upload (id, attempt_id, began_at, seen_at) VALUES (?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                ana.attemptId(),
                end(ana).minusSeconds(3).toString().replace("Z", ""),
                "2000-01-01 00:00:00");
        platform.clock.stopAt(end.plus(Duration.ofMinutes(2)));
        platform.runDueJobs();

        assertThat(closing(ana)).isEqualTo("TIME 1");
        HttpResponse<String> again = ana.upload(cookie, ARCHIVE);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(ana.upload(cookie, ARCHIVE).statusCode()).isEqualTo(409);
        assertThat(ben.upload(other, ARCHIVE).statusCode()).isEqualTo(409);
    }

    @Test
    void whatTakesLongerThanTheGraceIsEnded() throws Exception {
        Invited ana = Invited.to(platform, opening);
        String cookie = begin(ana);
        Instant end = end(ana);
        platform.clock.stopAt(end.minus(MILLISECOND));

        try (Socket slow = upload(ana, cookie)) {
            awaitUploads(ana, 1);
            platform.clock.stopAt(end.plus(Duration.ofMinutes(15)).plus(MILLISECOND));
            platform.runDueJobs();
            String status = finish(slow);

            assertThat(closing(ana)).isEqualTo("TIME 1");
            assertThat(status).isEqualTo("HTTP/1.1 408");
            assertThat(platform.asked("SELECT count(*) FROM submission WHERE attempt_id = ?", ana.attemptId()))
                    .isEqualTo("0");
        }
    }

    @Test
    void anUploadThatDiedWithItsProcessKeepsNoAttemptOpenForLong() {
        Invited ana = Invited.to(platform, opening);
        begin(ana);
        Instant end = end(ana);
        platform.sql(
                "INSERT INTO upload (id, attempt_id, began_at, seen_at)"
                        + " SELECT ?, id, ends_at - INTERVAL 1 SECOND, ends_at FROM attempt WHERE id = ?",
                UUID.randomUUID().toString(),
                ana.attemptId());

        platform.clock.stopAt(end.plusSeconds(59));
        platform.runDueJobs();
        String alive = closing(ana);
        platform.clock.stopAt(end.plusSeconds(70));
        platform.runDueJobs();

        assertThat(alive).isEmpty();
        assertThat(closing(ana)).isEqualTo("TIME 1");
    }

    @Test
    void anExtensionAfterTheEndLetsTheAttemptGoOnUnlessItWasHandedIn() throws Exception {
        Invited ana = Invited.to(platform, opening);
        Invited ben = Invited.to(platform, opening);
        String anas = begin(ana);
        String bens = ben.start();
        Instant end = end(ana);
        ben.form(bens, "/hand-in", Map.of());
        platform.clock.stopAt(end.plusSeconds(100));
        platform.runDueJobs();
        String closed = closing(ana);

        extend(ana, end.plusSeconds(600));
        extend(ben, end.plusSeconds(600));
        HttpResponse<String> again = ana.upload(anas, ARCHIVE);
        HttpResponse<String> handedIn = ben.upload(bens, ARCHIVE);
        platform.clock.stopAt(end.plusSeconds(610));
        HttpResponse<String> late = ana.upload(anas, ARCHIVE);
        platform.runDueJobs();

        assertThat(closed).isEqualTo("TIME 1");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(handedIn.statusCode()).isEqualTo(409);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(closing(ana)).isEqualTo("TIME 1");
        assertThat(audited(ana, "attempt.closed")).isEqualTo("2");
    }

    @Test
    void takingTheInvitationBackEndsTheAttemptAndTakingThatBackLetsItGoOn() throws Exception {
        Invited ana = Invited.to(platform, opening);
        String cookie = begin(ana);

        tell(ana, (listener, connection, invitation) -> listener.revoked(connection, invitation));
        HttpResponse<String> revoked = ana.upload(cookie, ARCHIVE);
        String closed = closing(ana);
        tell(ana, (listener, connection, invitation) -> listener.restored(connection, invitation));

        assertThat(revoked.statusCode()).isEqualTo(409);
        assertThat(closed).startsWith("REVOKED");
        assertThat(closing(ana)).isEmpty();
        assertThat(ana.upload(cookie, ARCHIVE).statusCode()).isEqualTo(201);
    }

    /** Later than every test before: jobs that come back do so by the clock, which never goes back for them. */
    private String begin(Invited candidate) {
        platform.clock.stopAt(platform.clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS));
        return candidate.start();
    }

    private Instant end(Invited candidate) {
        return Instant.parse(platform.asked("SELECT ends_at FROM attempt WHERE id = ?", candidate.attemptId())
                        .replace(' ', 'T')
                + "Z");
    }

    private String closing(Invited candidate) {
        return platform.asked(
                "SELECT concat(close_reason, ' ', closed_at = ends_at) FROM attempt WHERE id = ?",
                candidate.attemptId());
    }

    private String audited(Invited candidate, String action) {
        return platform.asked(
                "SELECT count(*) FROM audit_entry WHERE object_id = ? AND action = ?", candidate.attemptId(), action);
    }

    private Socket upload(Invited candidate, String cookie) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.address.getPort());
        String head = "PUT " + candidate.path("/submissions?fileName=late.zip")
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + cookie + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/zip\r\nContent-Length: "
                + ARCHIVE.length + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private void awaitUploads(Invited candidate, int count) throws InterruptedException {
        while (!platform.asked("SELECT count(*) FROM upload WHERE attempt_id = ?", candidate.attemptId())
                .equals(Integer.toString(count))) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String finish(Socket socket) throws IOException {
        socket.getOutputStream().write(ARCHIVE);
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    private void extend(Invited candidate, Instant newEnd) throws Exception {
        tell(candidate, (listener, connection, invitation) -> listener.extended(connection, invitation, newEnd));
    }

    private void tell(Invited candidate, Step step) throws Exception {
        Invitation invitation = platform.bean(InvitationRepository.class)
                .find(candidate.invitationId())
                .orElseThrow();
        try (Connection connection = platform.bean(HikariDataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            step.take(platform.bean(InvitationListener.class), connection, invitation);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private interface Step {
        void take(InvitationListener listener, Connection transaction, Invitation invitation);
    }
}
