package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields of a form that makes an account, and says of each what is wrong with it. */
public final class AccountFields {

    /** As HTML's own check of addresses has it, so that browser and server agree. */
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
                    + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private final Map<String, String> form;
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** Reads this form. */
    public AccountFields(Map<String, String> form) {
        this.form = form;
    }

    /** An address in lower case; empty when it is none. */
    public static Optional<String> emailOf(String text) {
        String email = text.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()
                ? Optional.of(email)
                : Optional.empty();
    }

    /** The address in a field. */
    public String email(String field) {
        return emailOf(text(field)).orElseGet(() -> wrong(field, "Write an e-mail address, such as ana@example.com."));
    }

    /** A name in a field. */
    public String name(String field, String what) {
        String name = text(field).strip();
        if (name.isEmpty()) {
            return wrong(field, "Write " + what + ".");
        }
        return name.length() <= LONGEST_NAME ? name : wrong(field, "Use at most " + LONGEST_NAME + " characters.");
    }

    /** A password that may be chosen. */
    public String password(String field) {
        String password = text(field);
        if (password.length() < SHORTEST_PASSWORD) {
            return wrong(field, "Use at least " + SHORTEST_PASSWORD + " characters. A few words in a row do well.");
        }
        return password.length() <= LONGEST_PASSWORD
                ? password
                : wrong(field, "Use at most " + LONGEST_PASSWORD + " characters.");
    }

    /** A time zone. */
    public ZoneId timeZone(String field) {
        try {
            return ZoneId.of(text(field).strip());
        } catch (DateTimeException e) {
            wrong(field, "Choose a time zone of the list.");
            return ZoneId.of("UTC");
        }
    }

    /** What is wrong, by field; empty when all is well. */
    public Map<String, String> errors() {
        return errors;
    }

    /** For showing it again. */
    public Form form() {
        return new Form(form, errors);
    }

    private String text(String field) {
        return form.getOrDefault(field, "");
    }

    private String wrong(String field, String message) {
        errors.put(field, message);
        return "";
    }
}
