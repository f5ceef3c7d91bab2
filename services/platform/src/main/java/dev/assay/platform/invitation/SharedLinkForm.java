package dev.assay.platform.invitation;

import dev.assay.platform.account.AccountFields;
import dev.assay.platform.ui.Form;
import java.util.Map;
import java.util.regex.Pattern;

/** What a stranger types who came by a shared link. */
public final class SharedLinkForm {

    private static final int LONGEST_NAME = 100;

    /** The name stands in a mail to an address that nobody has proved: it must not carry an address of its own. */
    private static final Pattern ADDRESS_WITHIN = Pattern.compile("[:@<>{}]|\\p{L}{3,}\\.\\p{L}{2,}|www\\.");

    private SharedLinkForm() {}

    /** The form with what is wrong with it: name and address, and whether the link lets the address in. */
    public static Form check(Map<String, String> typed, SharedLink link) {
        AccountFields fields = new AccountFields(typed);
        String name = fields.name("name", "your name");
        if (name.length() > LONGEST_NAME) {
            fields.refuse("name", "Use at most " + LONGEST_NAME + " characters.");
        } else if (ADDRESS_WITHIN.matcher(name).find()) {
            fields.refuse("name", "Write a name only: no addresses of pages or mail.");
        }
        String address = typed.getOrDefault("email", "");
        AddressCheck.problem(address)
                .ifPresentOrElse(
                        problem -> fields.refuse("email", problem),
                        () -> AccountFields.emailOf(address)
                                .filter(email -> !link.admits(email))
                                .ifPresent(email -> fields.refuse(
                                        "email",
                                        "This link is for addresses of " + String.join(", ", link.domains())
                                                + " only.")));
        return fields.form();
    }
}
