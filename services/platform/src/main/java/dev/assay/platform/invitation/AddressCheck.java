package dev.assay.platform.invitation;

import dev.assay.platform.account.AccountFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Says why something is no address, in words that help to mend it, and which addresses look like slips. */
final class AddressCheck {

    private static final List<String> COMMON = List.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "yahoo.com",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "live.com",
            "yandex.ru",
            "mail.ru",
            "qq.com",
            "163.com");

    /** In names that are shorter, one letter makes another name rather than a slip. */
    private static final int LONG_ENOUGH = 7;

    private AddressCheck() {}

    /** What is wrong with it; empty when it is an address. */
    static Optional<String> problem(String text) {
        String address = text.strip();
        if (AccountFields.emailOf(address).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(reason(address));
    }

    /** A well-known domain that was probably meant. */
    static Optional<String> meant(String email) {
        int at = email.lastIndexOf('@');
        String domain = email.substring(at + 1).toLowerCase(Locale.ROOT);
        if (COMMON.contains(domain)) {
            return Optional.empty();
        }
        return COMMON.stream()
                .filter(common -> isSlip(domain, common))
                .findFirst()
                .map(common -> email.substring(0, at + 1) + common);
    }

    private static String reason(String address) {
        if (address.isEmpty()) {
            return "There is no e-mail address.";
        }
        long ats = address.chars().filter(one -> one == '@').count();
        if (ats == 0) {
            return "“" + address + "” has no @.";
        }
        if (ats > 1) {
            return "“" + address + "” has " + ats + " @.";
        }
        String domain = address.substring(address.indexOf('@') + 1);
        if (address.startsWith("@")) {
            return "Nothing stands before the @.";
        }
        if (domain.isEmpty()) {
            return "Nothing stands after the @.";
        }
        if (domain.contains(",")) {
            return "“" + address + "” has a comma where a dot belongs.";
        }
        if (!domain.contains(".")) {
            return "“" + domain + "” has no dot, such as the one before com.";
        }
        if (domain.startsWith(".") || domain.endsWith(".") || domain.contains("..")) {
            return "“" + domain + "” has a dot too many.";
        }
        OptionalInt odd = address.codePoints()
                .filter(one -> Character.isWhitespace(one) || one > 127 || "()<>[]\\;:\"".indexOf(one) >= 0)
                .findFirst();
        if (odd.isPresent()) {
            return Character.isWhitespace(odd.getAsInt())
                    ? "There is a blank within “" + address + "”."
                    : "“" + Character.toString(odd.getAsInt()) + "” cannot stand in an address here.";
        }
        return "“" + address + "” is no e-mail address.";
    }

    private static boolean isSlip(String domain, String common) {
        return isSwap(domain, common) || (common.length() >= LONG_ENOUGH && distance(domain, common) == 1);
    }

    /** Whether two neighbouring letters changed places. */
    private static boolean isSwap(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i + 1 < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return one.charAt(i) == other.charAt(i + 1)
                        && one.charAt(i + 1) == other.charAt(i)
                        && one.substring(i + 2).equals(other.substring(i + 2));
            }
        }
        return false;
    }

    /** Levenshtein's: letters put in, left out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
