package dev.assay.platform.reference;

import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** How to talk to the API, for people and for programs. Anybody may know. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiReferenceController {

    private final String document;
    private final ApiReference reference;
    private final Templates templates;

    ApiReferenceController(Templates templates, Router router) {
        this.document = CompleteDocument.of(
                read("/META-INF/swagger/openapi.yml"), read(CompleteDocument.WORDS), RouteTerms.of(router));
        this.reference = OpenApiDocument.read(document);
        this.templates = templates;
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Frame frame = Frame.of(request, "API", new Viewer.Anybody());
        return templates.render("reference/api.jte", Map.of("frame", frame, "reference", reference));
    }

    @Get("/api/v1/openapi.yml")
    @Produces("application/yaml")
    String document() {
        return document;
    }

    private static String read(String resource) {
        try (InputStream stream = ApiReferenceController.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
