package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Logical image names and what they are called on the engine. */
final class ImageNames {
    private static final String RESOURCE = "images.properties";
    private static final String SETTING = "image.";

    private final Properties packaged;
    private final Map<String, String> settings;

    private ImageNames(Properties packaged, Map<String, String> settings) {
        this.packaged = packaged;
        this.settings = Map.copyOf(settings);
    }

    /** The packaged names; a setting {@code image.NAME} goes first. */
    static ImageNames with(Map<String, String> settings) {
        Properties packaged = new Properties();
        try (InputStream resource = ImageNames.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            packaged.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImageNames(packaged, settings);
    }

    String reference(String logical) {
        @Nullable String reference = settings.getOrDefault(SETTING + logical, packaged.getProperty(logical));
        if (reference == null) {
            throw new EngineException("no image is known by the name '" + logical + "'");
        }
        return reference;
    }
}
