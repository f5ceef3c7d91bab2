package dev.assay.platform.mail;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail with its text.
 *
 * @param text as it is sent, with the link in it
 * @param link that the text holds; null when it has none
 */
@Serdeable
public record ReadMail(
        OutboxMail mail, String text, @Nullable String link) {

    /** The text by its blank lines. */
    public List<String> paragraphs() {
        return List.of(text.strip().split("\\n\\s*\\n", -1));
    }
}
