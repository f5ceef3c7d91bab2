package dev.assay.platform.installation;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What anybody may know: that it runs. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InstallationController {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationController.class);
    private static final int SECONDS = 2;

    private final HikariDataSource dataSource;

    InstallationController(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Get("/health/live")
    Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @Get("/health/ready")
    HttpResponse<Map<String, String>> ready() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(SECONDS)) {
                return HttpResponse.ok(Map.of("status", "UP"));
            }
        } catch (SQLException e) {
            LOG.warn("not ready: {}", e.getMessage());
        }
        return HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", "DOWN"));
    }
}
