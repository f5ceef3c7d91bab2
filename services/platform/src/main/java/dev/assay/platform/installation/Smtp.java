package dev.assay.platform.installation;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that mails are handed to.
 *
 * @param user empty when it asks for no password
 * @param from whose mails they are, such as {@code Northwind hiring <hiring@northwind.example>}
 */
public record Smtp(String host, int port, Encryption encryption, Optional<String> user, String password, String from) {

    private static final int SUBMISSION_PORT = 587;
    private static final int SUBMISSIONS_PORT = 465;

    /** How the connection is kept secret. */
    public enum Encryption {
        /** Encrypted from the first byte: {@code smtps://}. */
        TLS,
        /** Nothing is sent unless the server offers encryption. */
        STARTTLS_REQUIRED,
        /** Encrypted where the server offers it. */
        STARTTLS_OFFERED,
        /** In the clear: for a server on the same machine. */
        NONE
    }

    /**
     * Reads {@code ASSAY_SMTP_URL} ({@code smtp[s]://[user@]host[:port][?starttls=required|offered|never]}) and {@code
     * ASSAY_MAIL_FROM}; empty when the first is not set.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    static Optional<Smtp> of(Map<String, String> environment, String password) {
        @Nullable String text = environment.get("ASSAY_SMTP_URL");
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        URI url = URI.create(text.strip());
        boolean tls = "smtps".equals(url.getScheme());
        if (url.getHost() == null || !(tls || "smtp".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "ASSAY_SMTP_URL is not of the form smtp://user@mail.example.com:587?starttls=required");
        }
        @Nullable String from = environment.get("ASSAY_MAIL_FROM");
        if (from == null || !from.contains("@")) {
            throw new IllegalArgumentException("ASSAY_MAIL_FROM must hold an address when ASSAY_SMTP_URL is set");
        }
        int port = url.getPort() >= 0 ? url.getPort() : tls ? SUBMISSIONS_PORT : SUBMISSION_PORT;
        Optional<String> user =
                Optional.ofNullable(url.getRawUserInfo()).map(info -> URLDecoder.decode(info, StandardCharsets.UTF_8));
        return Optional.of(
                new Smtp(url.getHost(), port, encryption(tls, url.getQuery()), user, password, from.strip()));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Smtp[host=" + host + ", port=" + port + ", encryption=" + encryption + "]";
    }

    private static Encryption encryption(boolean tls, @Nullable String query) {
        if (tls) {
            return Encryption.TLS;
        }
        return switch (query == null ? "starttls=required" : query) {
            case "starttls=required" -> Encryption.STARTTLS_REQUIRED;
            case "starttls=offered" -> Encryption.STARTTLS_OFFERED;
            case "starttls=never" -> Encryption.NONE;
            default ->
                throw new IllegalArgumentException(
                        "ASSAY_SMTP_URL may end with ?starttls=required, offered or never, nothing else");
        };
    }
}
