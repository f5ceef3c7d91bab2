package dev.assay.platform.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Addresses of style sheet, scripts, icons and fonts. Each changes with the content, so that browsers may keep them. */
public final class Assets {

    /** The style sheet. */
    public static final String STYLES = digested("app.css");

    /** Our own script. */
    public static final String SCRIPT = digested("app.js");

    /** The mark of the product. */
    public static final String MARK = digested("icon.svg");

    /** Icons: add {@code #} and a name of {@code web/icons.txt}. */
    public static final String ICONS = digested("vendor/icons-1.62.0.svg");

    /** htmx. */
    public static final String HTMX = "/assets/vendor/htmx-2.0.11.min.js";

    /** The font that nearly every letter needs. */
    public static final String FONT = "/assets/vendor/inter-latin-5.3.0.woff2";

    private Assets() {}

    private static String digested(String name) {
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream("/assets/" + name), name)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(digest, 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
