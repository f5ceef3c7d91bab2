package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may use which route. A new route fails this test until it is listed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {

    private enum Who {
        ANYBODY,
        MANAGER_OR_CANDIDATE,
        MANAGER
    }

    private static final Map<String, Who> ROUTES = Map.ofEntries(
            Map.entry("GET /health/live", Who.ANYBODY),
            Map.entry("GET /health/ready", Who.ANYBODY),
            Map.entry("GET /api/v1/openapi.yml", Who.ANYBODY),
            Map.entry("GET /sign-in", Who.ANYBODY),
            Map.entry("POST /sign-in", Who.ANYBODY),
            Map.entry("POST /sign-out", Who.MANAGER),
            Map.entry("POST /theme", Who.ANYBODY),
            Map.entry("GET /", Who.MANAGER),
            Map.entry("GET /submissions/{id}", Who.MANAGER),
            Map.entry("POST /api/v1/packs", Who.MANAGER),
            Map.entry("GET /api/v1/packs", Who.MANAGER),
            Map.entry("GET /api/v1/packs/{id}", Who.MANAGER),
            Map.entry("GET /api/v1/packs/{id}/data", Who.MANAGER),
            Map.entry("POST /api/v1/packs/{id}/preparation", Who.MANAGER),
            Map.entry("POST /api/v1/attempts", Who.MANAGER),
            Map.entry("GET /api/v1/attempts", Who.MANAGER),
            Map.entry("GET /api/v1/attempts/{id}", Who.MANAGER_OR_CANDIDATE),
            Map.entry("GET /api/v1/attempts/{id}/data", Who.MANAGER_OR_CANDIDATE),
            Map.entry("POST /api/v1/attempts/{attemptId}/submissions", Who.MANAGER_OR_CANDIDATE),
            Map.entry("GET /api/v1/attempts/{attemptId}/submissions", Who.MANAGER_OR_CANDIDATE),
            Map.entry("GET /api/v1/submissions", Who.MANAGER),
            Map.entry("GET /api/v1/submissions/{id}", Who.MANAGER_OR_CANDIDATE),
            Map.entry("GET /api/v1/submissions/{id}/archive", Who.MANAGER_OR_CANDIDATE),
            Map.entry("POST /api/v1/submissions/{id}/regrade", Who.MANAGER),
            Map.entry("POST /api/v1/gradings/{id}/retry", Who.MANAGER),
            Map.entry("GET /api/v1/gradings/{id}/predictions", Who.MANAGER),
            Map.entry("GET /api/v1/gradings/{id}/receipt", Who.MANAGER),
            Map.entry("GET /api/v1/gradings/{id}/runs/{ordinal}/log", Who.MANAGER_OR_CANDIDATE));

    private TestPlatform platform;
    private String candidate;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        candidate = platform.attempt("somebody").path("token").asString();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void everyRouteIsListed() {
        Set<String> routes = new HashSet<>();
        platform.router()
                .uriRoutes()
                .filter(route -> route.getDeclaringType().getName().startsWith("dev.assay."))
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .forEach(route -> routes.add(name(route)));

        assertThat(routes).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        ROUTES.forEach((route, who) -> assertThat(status(route, ""))
                .as(route)
                .satisfies(status -> assertThat(status == 401).isEqualTo(who != Who.ANYBODY)));
    }

    @Test
    void aWrongTokenIsNoToken() {
        ROUTES.forEach((route, who) -> assertThat(status(route, "assay_wrong"))
                .as(route)
                .satisfies(status -> assertThat(status == 401).isEqualTo(who != Who.ANYBODY)));
    }

    @Test
    void candidatesGetNoFurtherThanTheirRoutes() {
        ROUTES.forEach((route, who) -> assertThat(status(route, candidate))
                .as(route)
                .satisfies(status ->
                        assertThat(status == 403).isEqualTo(who == Who.MANAGER || route.equals("POST /sign-in"))));
    }

    @Test
    void whatBelongsToSomebodyElseDoesNotExist() {
        String foreign = platform.attempt("somebody else").at("/attempt/id").asString();

        for (String path : new String[] {"", "/data", "/submissions"}) {
            assertThat(platform.get(candidate, "/api/v1/attempts/" + foreign + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(platform.post(
                                candidate,
                                "/api/v1/attempts/" + foreign + "/submissions",
                                "application/zip",
                                new byte[] {1})
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void managersAreRefusedNowhere() {
        ROUTES.forEach((route, who) -> assertThat(status(route, platform.managerToken))
                .as(route)
                .isNotIn(401, route.equals("POST /sign-in") ? 0 : 403));
    }

    private int status(String route, String token) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("{id}", "00000000-0000-7000-8000-000000000000")
                .replace("{attemptId}", "00000000-0000-7000-8000-000000000000")
                .replace("{ordinal}", "0");
        HttpRequest.Builder request = platform.request(token, path);
        if (method.equals("POST")) {
            request.header("Content-Type", type(path)).POST(HttpRequest.BodyPublishers.ofString("token=x"));
        }
        HttpResponse<String> response = platform.send(request);
        return response.statusCode();
    }

    private static String type(String path) {
        if (path.startsWith("/sign")) {
            return "application/x-www-form-urlencoded";
        }
        return path.endsWith("/packs") || path.endsWith("/submissions") ? "application/zip" : "application/json";
    }

    private static String name(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toPathString();
        return route.getHttpMethodName() + " " + (path.isEmpty() ? "/" : path);
    }
}
