package dev.assay.platform.mail;

import dev.assay.platform.installation.Settings;
import dev.assay.platform.installation.Smtp;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to the server of the settings. */
@Singleton
final class MailServer {

    private static final String TIMEOUT = "20000";
    private static final int PERMANENT = 500;
    private static final int LONGEST_WORDS = 900;

    private final Optional<Smtp> smtp;
    private final String host;
    private final Clock clock;

    MailServer(Settings settings, Clock clock) {
        this.smtp = settings.smtp();
        this.host = settings.publicUrl().getHost();
        this.clock = clock;
    }

    /** Hands one over. Its Message-ID is made of its id: a server that gets it twice can tell. */
    Delivery deliver(OutboxMail mail, String text) {
        return smtp.map(server -> deliver(server, mail, text)).orElseGet(Delivery.NoServer::new);
    }

    private Delivery deliver(Smtp server, OutboxMail mail, String text) {
        Session session = Session.getInstance(properties(server));
        String protocol = server.encryption() == Smtp.Encryption.TLS ? "smtps" : "smtp";
        try (Transport transport = session.getTransport(protocol)) {
            Message message = message(session, server, mail, text);
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user().orElse(null),
                    server.user().isPresent() ? server.password() : null);
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (AddressException e) {
            return new Delivery.Refused(words(e));
        } catch (MessagingException e) {
            return isPermanent(e) ? new Delivery.Refused(words(e)) : new Delivery.NotNow(words(e));
        }
    }

    private MimeMessage message(Session session, Smtp server, OutboxMail mail, String text) throws MessagingException {
        MimeMessage message = new IdentifiedMessage(session, "<" + mail.id() + "@" + host + ">");
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(Message.RecipientType.TO, recipient(mail));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: nobody's vacation notice answers.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailText.html(mail.subject(), text), StandardCharsets.UTF_8.name(), "html");
        Multipart both = new MimeMultipart("alternative", plain, html);
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static Address recipient(OutboxMail mail) throws AddressException {
        InternetAddress address = new InternetAddress(mail.recipient(), true);
        try {
            address.setPersonal(mail.recipientName(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    private static Properties properties(Smtp server) {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            properties.setProperty(protocol + ".connectiontimeout", TIMEOUT);
            properties.setProperty(protocol + ".timeout", TIMEOUT);
            properties.setProperty(protocol + ".writetimeout", TIMEOUT);
            properties.setProperty(
                    protocol + ".auth", Boolean.toString(server.user().isPresent()));
            properties.setProperty(protocol + ".ssl.checkserveridentity", "true");
            properties.setProperty(protocol + ".quitwait", "false");
        }
        boolean required = server.encryption() == Smtp.Encryption.STARTTLS_REQUIRED;
        boolean offered = server.encryption() == Smtp.Encryption.STARTTLS_OFFERED;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(required || offered));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(required));
        return properties;
    }

    /** A refusal by number 5xx of this mail or its address; others, such as a wrong password, are ours to mend. */
    private static boolean isPermanent(MessagingException failure) {
        for (@Nullable Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException sending -> sending.getReturnCode();
                default -> 0;
            };
            if (code >= PERMANENT) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message, which is the server's own. */
    private static String words(MessagingException failure) {
        String words = "";
        for (@Nullable Exception e = failure; e != null; e = next(e)) {
            words = e.getMessage() == null ? words : e.getMessage();
        }
        String line = words.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** Keeps its id, which the library would make up otherwise. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
