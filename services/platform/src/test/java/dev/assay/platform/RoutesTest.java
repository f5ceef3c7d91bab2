package dev.assay.platform;

import static dev.assay.platform.access.Permission.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use which route: every route with every role. A new route fails this test until it is listed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {

    private final Map<Role, Member> members = new EnumMap<>(Role.class);
    private TestPlatform platform;
    private String candidate;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        candidate = platform.attempt("somebody").path("token").asString();
        for (Role role : Role.values()) {
            members.put(role, Member.of(platform, TestPlatform.HOST, role));
        }
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
        Set<String> listed = new HashSet<>(Routes.OPEN);
        listed.addAll(Routes.GUARDED.keySet());

        assertThat(routes).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void whoIsNotSignedInGetsNowhereElse() {
        for (String token : new String[] {"", "assay_wrong"}) {
            Routes.OPEN.forEach(route ->
                    assertThat(status(route, bearer(route, token))).as(route).isNotIn(401, 403));
            Routes.GUARDED
                    .keySet()
                    .forEach(route -> assertThat(status(route, bearer(route, token)))
                            .as(route)
                            .isEqualTo(401));
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleGetsAsFarAsItsPermissions(Role role) {
        Member member = Objects.requireNonNull(members.get(role));
        Routes.GUARDED.forEach((route, needed) -> {
            if (route.equals(Routes.SIGN_OUT)) {
                return;
            }
            int status = status(route, member.request(platform, path(route)));
            boolean allowed = role.permissions().stream().anyMatch(needed::contains);
            assertThat(status).as(role + " " + route).satisfies(code -> {
                if (allowed) {
                    assertThat(code).isNotIn(401, 403);
                } else {
                    assertThat(code).isEqualTo(403);
                }
            });
        });
        // Tokens of programs manage no accounts, so that a stolen one cannot lock its owner out.
        assertThat(status(Routes.SIGN_OUT, bearer(Routes.SIGN_OUT, member.token())))
                .isEqualTo(403);
        assertThat(status(Routes.SIGN_OUT, member.request(platform, path(Routes.SIGN_OUT))))
                .isEqualTo(303);
    }

    @Test
    void candidatesGetAsFarAsTheirAttempt() {
        Routes.GUARDED.forEach((route, needed) -> assertThat(status(route, bearer(route, candidate)) == 403)
                .as(route)
                .isEqualTo(!needed.contains(ATTEMPT)));
    }

    @Test
    void theInstallationsTokenIsRefusedNowhereInTheApi() {
        Routes.GUARDED.keySet().stream()
                .filter(route -> route.contains("/api/"))
                .forEach(route -> assertThat(status(route, bearer(route, platform.managerToken)))
                        .as(route)
                        .isNotIn(401, 403));
    }

    private HttpRequest.Builder bearer(String route, String token) {
        return platform.request(token, path(route));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replaceAll("\\{[a-zA-Z]*[iI]d}", Routes.NOTHING)
                .replace("{ordinal}", "0")
                .replace("{token}", "none");
    }

    private int status(String route, HttpRequest.Builder request) {
        return platform.send(Routes.nonsense(route, request)).statusCode();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toPathString();
        return route.getHttpMethodName() + " " + (path.isEmpty() ? "/" : path);
    }
}
