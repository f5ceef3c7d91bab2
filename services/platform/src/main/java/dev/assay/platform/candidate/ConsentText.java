package dev.assay.platform.candidate;

import dev.assay.pack.TreeDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What candidates agree to. A changed text is a new version; those that somebody agreed to stay in the sources.
 *
 * @param version as recorded
 * @param markdown the text itself
 * @param sha256 of its bytes, lower-case hex
 */
record ConsentText(String version, String markdown, String sha256) {

    /** The text that is shown now. */
    static final ConsentText NEWEST = of("2");

    private static ConsentText of(String version) {
        try (InputStream text = ConsentText.class.getResourceAsStream("/consent/" + version + ".md")) {
            byte[] bytes = Objects.requireNonNull(text).readAllBytes();
            return new ConsentText(
                    version,
                    new String(bytes, StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(TreeDigest.sha256().digest(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
