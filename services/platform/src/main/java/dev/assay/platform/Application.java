package dev.assay.platform;

import dev.assay.platform.audit.VerifyAudit;
import dev.assay.platform.database.Migration;
import dev.assay.platform.installation.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the platform. With the one argument {@code migrate} it brings the database up to date instead, as the owner
 * that {@code ASSAY_DB_USER} names then, and ends. With {@code verify-audit} it verifies the audit log of every company: it ends
 * with 0 when all are intact, with 1 when one is not.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Assay",
                        version = "1",
                        description = "From a pack and a submission to a score on hidden data.",
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.of(System.getenv());
        } catch (RuntimeException e) {
            LOG.error("cannot start: {}", e.getMessage());
            System.exit(2);
            return;
        }
        if (arguments.length == 1 && arguments[0].equals("migrate")) {
            new Migration(settings).run();
        } else if (arguments.length == 1 && arguments[0].equals("verify-audit")) {
            System.exit(new VerifyAudit(settings).run());
        } else {
            start(settings);
        }
    }

    /** Starts the platform in this JVM. */
    public static ApplicationContext start(Settings settings) {
        ApplicationContextBuilder builder = Micronaut.build(new String[0])
                .mainClass(Application.class)
                .banner(false)
                .environmentVariableIncludes("ASSAY_NONE")
                .singletons(settings)
                .properties(Map.of("micronaut.server.port", settings.port()));
        return builder.start();
    }
}
