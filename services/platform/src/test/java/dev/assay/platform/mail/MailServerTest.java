package dev.assay.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.installation.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against servers that answer what they are told to answer, over real connections. */
final class MailServerTest {

    @Test
    void anUnknownMailboxIsRefusedForGoodInTheServersWords() throws IOException {
        try (ScriptedServer server = new ScriptedServer("550 5.1.1 No such mailbox here", "250 ok")) {
            assertThat(deliver(server.port()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.words()).contains("550 5.1.1 No such mailbox here"));
        }
    }

    @Test
    void aFullMailboxIsTriedAgain() throws IOException {
        try (ScriptedServer server = new ScriptedServer("450 4.2.1 Later, please", "250 ok")) {
            assertThat(deliver(server.port()))
                    .isInstanceOfSatisfying(
                            Delivery.NotNow.class,
                            notNow -> assertThat(notNow.words()).contains("Later, please"));
        }
    }

    @Test
    void aMailThatIsRefusedAfterItsTextBounces() throws IOException {
        try (ScriptedServer server = new ScriptedServer("250 ok", "554 5.7.1 Looks like spam")) {
            assertThat(deliver(server.port()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.words()).contains("Looks like spam"));
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(deliver(free)).isInstanceOf(Delivery.NotNow.class);
    }

    @Test
    void withoutAServerMailsAreKept() {
        assertThat(new MailServer(settings(Map.of()), Clock.systemUTC()).deliver(mail(), "Hello"))
                .isEqualTo(new Delivery.NoServer());
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNothingUnlessThatIsAllowed() throws IOException {
        try (ScriptedServer server = new ScriptedServer("250 ok", "250 ok")) {
            String url = "smtp://127.0.0.1:" + server.port();
            assertThat(new MailServer(settings(smtp(url)), Clock.systemUTC()).deliver(mail(), "Hello"))
                    .isInstanceOf(Delivery.NotNow.class);
        }
    }

    private static Delivery deliver(int port) {
        String url = "smtp://127.0.0.1:" + port + "?starttls=never";
        return new MailServer(settings(smtp(url)), Clock.systemUTC()).deliver(mail(), "Hello");
    }

    private static Map<String, String> smtp(String url) {
        return Map.of("ASSAY_SMTP_URL", url, "ASSAY_MAIL_FROM", "hiring@northwind.example");
    }

    private static Settings settings(Map<String, String> mail) {
        Map<String, String> environment = new HashMap<>(mail);
        environment.put("ASSAY_DB_URL", "jdbc:mysql://nowhere/x");
        environment.put("ASSAY_DB_PASSWORD", "x");
        return Settings.of(environment);
    }

    private static OutboxMail mail() {
        return new OutboxMail(
                "m1",
                Mail.Kind.STATUS,
                "ana@x.example",
                "Ana",
                "Hello",
                null,
                MailState.WAITING,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    /** Answers RCPT and the end of DATA with what it was given, and everything else well. */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        ScriptedServer(String toRecipient, String toText) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket client = socket.accept()) {
                    talk(client, toRecipient, toText);
                } catch (IOException e) {
                    // The client went away, which is what it does in the end.
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private static void talk(Socket client, String toRecipient, String toText) throws IOException {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            say(out, "220 scripted");
            boolean text = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (text) {
                    if (line.equals(".")) {
                        text = false;
                        say(out, toText);
                    }
                } else if (line.startsWith("RCPT")) {
                    say(out, toRecipient);
                } else if (line.startsWith("DATA")) {
                    text = true;
                    say(out, "354 go on");
                } else {
                    say(out, "250 ok");
                }
            }
        }

        private static void say(OutputStream out, String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
