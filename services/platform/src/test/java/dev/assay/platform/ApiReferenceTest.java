package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.web.ErrorCode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiReferenceTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private TestPlatform platform;
    private String document;
    private JsonNode api;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        document = platform.get("", "/api/v1/openapi.yml").body();
        api = TestPlatform.JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(document));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void thePageTellsEveryOperationOfTheDocument() {
        HttpResponse<String> page = platform.page("", "/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        operations().keySet().forEach(key -> assertThat(page.body()).contains(key.substring(key.indexOf(' ') + 1)));
        assertThat(page.body())
                .contains("-X POST", "Idempotency-Key", "list of Attempt", "\"packVersionId\": ", "QUOTA_EXHAUSTED")
                .doesNotContain("#/components");
    }

    @Test
    void everyRouteOfTheApiIsInTheDocument() {
        Set<String> routes = new HashSet<>();
        platform.router()
                .uriRoutes()
                .filter(route -> METHODS.contains(route.getHttpMethodName().toLowerCase(Locale.ROOT)))
                .forEach(route -> routes.add(route.getHttpMethodName().toLowerCase(Locale.ROOT) + " "
                        + route.getUriMatchTemplate().toPathString()));
        routes.removeIf(route -> !route.contains(" /api/v1/") || route.endsWith("/openapi.yml"));

        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everyOperationHasASummaryThatItsDescriptionDoesNotRepeat() {
        operations().forEach((key, operation) -> {
            String summary = operation.path("summary").asString("");
            assertThat(summary).as(key).isNotBlank().endsWith(".");
            assertThat(operation.path("description").asString("")).as(key).doesNotContain(summary);
        });
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        Map<String, String> names = new HashMap<>();
        operations().forEach((key, operation) -> {
            String other = names.put(operation.path("operationId").asString(""), key);
            assertThat(other).as(key).isNull();
        });
    }

    @Test
    void everyBodyOfJsonHasAnExample() {
        operations().forEach((key, operation) -> {
            assertExamples(key, operation.at("/requestBody/content"));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> assertExamples(
                            key + " " + response.getKey(), response.getValue().path("content")));
        });
    }

    @Test
    void everyOperationTellsThePermissionsAndTheProblemsThatFollowFromThem() {
        operations().forEach((key, operation) -> {
            JsonNode scopes = operation.path("security");
            assertThat(scopes.values()).as(key).isNotEmpty();
            assertThat(scopes.at("/0/token/0").asString("")).as(key).matches("[A-Z_]+");
            assertThat(codes(operation)).as(key).contains("UNAUTHENTICATED", "FORBIDDEN");
            assertThat(codes(operation).contains("NOT_FOUND")).as(key).isEqualTo(key.contains("{"));
            if (operation.has("requestBody")) {
                assertThat(codes(operation)).as(key).contains("UNSUPPORTED_MEDIA_TYPE", "UPLOAD_TOO_LARGE");
            }
        });
    }

    @Test
    void everyProblemOfADocumentedOperationIsOneOfOurs() {
        List<String> known = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
        Set<String> told = new HashSet<>();
        operations().values().forEach(operation -> told.addAll(codes(operation)));

        assertThat(known).containsAll(told);
        assertThat(told).contains("TOO_MANY_REQUESTS", "QUOTA_EXHAUSTED", "CHANGED_MEANWHILE");
        assertThat(api.at("/components/examples").propertyNames()).containsExactlyElementsOf(known);
    }

    @Test
    void theDocumentSpeaksOfOneSchemeAndHoldsNoReferenceToNothing() {
        assertThat(api.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        Pattern.compile("'?#/(components/[^'\\s]+)'?")
                .matcher(document)
                .results()
                .map(found -> "/" + found.group(1))
                .forEach(pointer ->
                        assertThat(api.at(pointer).isMissingNode()).as(pointer).isFalse());
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations;
    }

    private static void assertExamples(String what, JsonNode content) {
        content.properties().stream()
                .filter(media -> media.getKey().contains("json"))
                .forEach(media -> assertThat(media.getValue().has("example")
                                || media.getValue().has("examples"))
                        .as(what)
                        .isTrue());
    }

    private static Set<String> codes(JsonNode operation) {
        Set<String> codes = new HashSet<>();
        operation
                .path("responses")
                .values()
                .forEach(response -> response.at("/content/application~1problem+json/examples")
                        .propertyNames()
                        .forEach(codes::add));
        return codes;
    }
}
