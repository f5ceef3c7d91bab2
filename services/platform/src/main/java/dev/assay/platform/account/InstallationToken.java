package dev.assay.platform.account;

import dev.assay.platform.installation.PrivateFile;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.organisation.Organisation;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs of the installation itself call with the token in the file; without a file it is drawn and written. */
@Singleton
final class InstallationToken implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationToken.class);
    private static final int SHORTEST = 32;

    private final TokenRepository tokens;
    private final Settings settings;

    InstallationToken(TokenRepository tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Path file = settings.managerTokenFile();
        try {
            if (Files.notExists(file)) {
                PrivateFile.create(file, TokenSecret.random());
                LOG.info("wrote the installation's API token to {}", file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new IllegalStateException(file + " holds fewer than " + SHORTEST + " characters");
            }
            tokens.insertForInstallation(secret, Organisation.HOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
