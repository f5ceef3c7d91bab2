package dev.assay.platform.account;

import dev.assay.platform.installation.Settings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that there is a manager: the token in the file is one; without a file it draws one and writes it. */
@Singleton
final class ManagerToken implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ManagerToken.class);
    private static final int SHORTEST = 32;

    private final TokenRepository tokens;
    private final Settings settings;

    ManagerToken(TokenRepository tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Path file = settings.managerTokenFile();
        try {
            if (Files.notExists(file)) {
                write(file, TokenSecret.random());
                LOG.info("wrote the manager's API token to {}", file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new IllegalStateException(file + " holds fewer than " + SHORTEST + " characters");
            }
            tokens.insertManager(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
    }
}
