package dev.assay.platform.account;

import dev.assay.platform.access.Role;
import dev.assay.platform.ui.Form;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        if (name.chars().anyMatch(Character::isISOControl)) {
            return wrong(field, "Use letters, digits and signs only.");
        }
        return name.length() <= LONGEST_NAME ? name : wrong(field, "Use at most " + LONGEST_NAME + " characters.");
    }

    /** An address that may be left out. */
    public Optional<String> optionalEmail(String field) {
        return text(field).isBlank() ? Optional.empty() : Optional.of(email(field));
    }

    /**
     * A password that may be chosen.
     *
     * @param known what others know of the person, beside what stands in the form
     */
    public String password(String field, String... known) {
        String password = text(field);
        List<String> guessable = new ArrayList<>(List.of(known));
        guessable.addAll(List.of(text("email"), text("name"), text("company")));
        return PasswordRule.complaint(password, guessable)
                .map(complaint -> wrong(field, complaint))
                .orElse(password);
    }

    /** A whole number within bounds. */
    public int number(String field, int least, int most) {
        try {
            int number = Integer.parseInt(text(field).strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as what is out of bounds.
        }
        wrong(field, "Write a whole number from " + least + " to " + most + ".");
        return least;
    }

    /** A role. */
    public Role role(String field) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(text(field)))
                .findFirst()
                .orElseGet(() -> {
                    wrong(field, "Choose a role of the list.");
                    return Role.VIEWER;
                });
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

    /** Adds what only the database knows to be wrong. */
    public void refuse(String field, String message) {
        errors.put(field, message);
    }

    /** For showing it again. Passwords are not. */
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
