package dev.assay.checks.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the images of the repository are called on the engine. */
public final class Images {
    private Images() {}

    /** The name of an image, by the logical one. */
    public static String named(Path repository, String logical) throws IOException {
        Properties images = new Properties();
        try (Reader file = Files.newBufferedReader(repository.resolve("sandbox/images/images.properties"))) {
            images.load(file);
        }
        return images.getProperty(logical);
    }
}
