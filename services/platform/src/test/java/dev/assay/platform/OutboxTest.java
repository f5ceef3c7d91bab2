package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.assay.platform.access.Role;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Mails of invitations through a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutboxTest {

    private final GreenMail server = new GreenMail(new ServerSetup(free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private TestPlatform platform;
    private String opening;

    @BeforeAll
    void start(@TempDir Path home) {
        server.start();
        int port = server.getSmtp().getPort();
        platform = TestPlatform.start(
                home,
                Map.of(
                        "ASSAY_SMTP_URL",
                        "smtp://127.0.0.1:" + port + "?starttls=never",
                        "ASSAY_MAIL_FROM",
                        "Northwind hiring <hiring@northwind.example>"));
        opening = Candidates.opening(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
        server.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();
        server.purgeEmailFromAllMailboxes();
    }

    @Test
    void anInvitationIsSentOnceWithItsLink() throws MessagingException, IOException {
        String email = Candidates.address();
        String invitation = Candidates.invite(platform, opening, email);

        platform.runDueJobs();
        assertThat(server.getReceivedMessages()).isEmpty();
        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();
        platform.runDueJobs();

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage message = server.getReceivedMessages()[0];
        JsonNode mail = mail(email);
        assertThat(mail.path("state").asString()).isEqualTo("SENT");
        assertThat(mail.path("invitationId").asString()).isEqualTo(invitation);
        assertThat(message.getMessageID()).isEqualTo("<" + mail.path("id").asString() + "@assay.test>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()[0].toString()).contains("hiring@northwind.example");
        MimeMultipart both = (MimeMultipart) message.getContent();
        String plain = (String) both.getBodyPart(0).getContent();
        String html = (String) both.getBodyPart(1).getContent();
        assertThat(plain)
                .contains(TestPlatform.PUBLIC_URL + "/i/", "30 minutes", "What is collected")
                .doesNotContain("{{");
        assertThat(html).contains("<a href=\"" + TestPlatform.PUBLIC_URL + "/i/", "A toy pack &lt;b&gt;");
    }

    @Test
    void theLinkIsStoredNowhereAndShownWhereThatIsWrittenDown() {
        String email = Candidates.address();
        Candidates.invite(platform, opening, email);
        String id = mail(email).path("id").asString();

        JsonNode read = TestPlatform.json(platform.get(platform.managerToken, "/api/v1/mails/" + id));

        assertThat(read.path("link").asString()).startsWith(TestPlatform.PUBLIC_URL + "/i/");
        assertThat(read.path("text").asString()).contains(read.path("link").asString());
        assertThat(Candidates.single(platform, "SELECT body FROM mail WHERE id = ?", id))
                .contains("{{link}}")
                .doesNotContain("/i/");
        assertThat(Candidates.single(
                        platform,
                        "SELECT COUNT(*) FROM audit_entry WHERE action = 'mail.viewed' AND object_id = ?",
                        id))
                .isEqualTo("1");
    }

    @Test
    void whatTheServerRefusesForGoodBouncesWithItsWords() {
        String email = "x".repeat(70) + "@y.example";
        Candidates.invite(platform, opening, email);
        server.getManagers().getUserManager().setAuthRequired(false);
        platform.sql("UPDATE mail SET recipient = 'not an address' WHERE recipient = ?", email);

        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();

        JsonNode mail = mail("not an address");
        assertThat(mail.path("state").asString()).isEqualTo("BOUNCED");
        assertThat(mail.path("failure").asString()).isNotBlank();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainWithGrowingWaitsAndThenGivenUp() {
        String email = Candidates.address();
        Candidates.invite(platform, opening, email);
        server.stop();
        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();
        JsonNode first = mail(email);
        platform.clock.advance(Duration.ofSeconds(61));
        platform.runDueJobs();
        JsonNode second = mail(email);
        for (int i = 0; i < 6; i++) {
            platform.clock.advance(Duration.ofHours(9));
            platform.runDueJobs();
        }
        JsonNode last = mail(email);

        assertThat(first.path("state").asString()).isEqualTo("WAITING");
        assertThat(first.path("tries").asInt()).isEqualTo(1);
        assertThat(first.path("failure").asString()).isNotBlank();
        assertThat(second.path("tries").asInt()).isEqualTo(2);
        assertThat(last.path("state").asString()).isEqualTo("FAILED");
        assertThat(last.path("tries").asInt()).isEqualTo(7);
        server.start();
    }

    @Test
    void mailsThatLetSomebodyInAreForOwnersOnly() {
        String id = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO mail (id, organisation_id, kind, recipient, recipient_name, subject, body, state, created_at,"
                        + " send_at) VALUES (?, ?, 'RECOVERY', 'ann@x.example', 'Ann', 'Recover', 'Hello', 'KEPT',"
                        + " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                id,
                TestPlatform.HOST);
        Member manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        Member owner = Member.of(platform, TestPlatform.HOST, Role.OWNER);

        assertThat(platform.get(manager.token(), "/api/v1/mails/" + id).statusCode())
                .isEqualTo(404);
        assertThat(platform.get(manager.token(), "/api/v1/mails?kind=recovery").body())
                .doesNotContain(id);
        assertThat(platform.page(manager.cookie(), "/outbox/" + id).statusCode())
                .isEqualTo(404);
        assertThat(platform.get(owner.token(), "/api/v1/mails/" + id).statusCode())
                .isEqualTo(200);
        assertThat(platform.page(owner.cookie(), "/outbox").body()).contains("ann@x.example");
    }

    @Test
    void keptMailsAreSentWhenSomebodySaysSoAndSentOnesAreNot() {
        String email = Candidates.address();
        Candidates.invite(platform, opening, email);
        platform.sql("UPDATE mail SET state = 'KEPT', tries = 1 WHERE recipient = ?", email);
        String id = mail(email).path("id").asString();

        HttpResponse<String> retried = platform.postJson(platform.managerToken, "/api/v1/mails/" + id + "/retry", "");
        platform.runDueJobs();

        assertThat(retried.statusCode()).isEqualTo(202);
        assertThat(mail(email).path("state").asString()).isEqualTo("SENT");
        assertThat(platform.postJson(platform.managerToken, "/api/v1/mails/" + id + "/retry", "")
                        .statusCode())
                .isEqualTo(409);
    }

    /** A port that stays the same when the server comes back. */
    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode mail(String recipient) {
        return TestPlatform.json(
                        platform.get(platform.managerToken, "/api/v1/mails?recipient=" + recipient.replace(" ", "%20")))
                .at("/items/0");
    }
}
