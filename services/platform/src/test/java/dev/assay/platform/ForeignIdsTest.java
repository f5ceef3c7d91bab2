package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that takes an id, with ids that exist and belong to somebody else: they are as if there were none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForeignIdsTest {

    private static final Pattern ID = Pattern.compile("/((?:people/)?[a-z-]+)/\\{[a-zA-Z]*[iI]d}");
    private static final Pattern LAST_ID = Pattern.compile("(.*?/)((?:people/)?[a-z-]+)/\\{[a-zA-Z]*[iI]d}(?!.*\\{)");

    private static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\nPK\r\n--x--\r\n";

    /** What gets past the checks of a body, so that the id decides. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /api/v1/openings/{openingId}/invitations", "{\"candidates\":[{\"email\":\"a@b.example\"}]}"),
            Map.entry(
                    "POST /api/v1/openings/{openingId}/invitations/actions",
                    "{\"step\":\"REVOKE\",\"invitationIds\":[\"" + Routes.NOTHING + "\"]}"),
            Map.entry("POST /api/v1/openings/{openingId}/shared-links", "{\"cap\":3}"),
            Map.entry("PATCH /api/v1/openings/{id}", "{\"title\":\"Mine now\"}"),
            Map.entry("PUT /api/v1/people/{accountId}/role", "{\"role\":\"VIEWER\"}"),
            Map.entry(
                    "POST /api/v1/invitations/{invitationId}/decisions",
                    "{\"outcome\":\"DECLINE\",\"reason\":\"none\",\"shareScore\":false,\"release\":false}"),
            Map.entry("POST /api/v1/rights-requests/{requestId}/answer", "{\"granted\":false,\"answer\":\"no\"}"),
            Map.entry(
                    "PUT /api/v1/openings/{openingId}/questions/{questionId}/answer",
                    "{\"shownQuestion\":\"x\",\"answer\":\"y\"}"),
            Map.entry("POST /settings/people/{accountId}/role", "role=VIEWER"),
            Map.entry("POST /settings/organisations/{organisationId}/owner", "email=a@b.example"),
            Map.entry("POST /openings/{id}/invite/file", FILE),
            Map.entry("POST /c/{invitationId}/submissions", FILE),
            Map.entry("POST /c/{invitationId}/practice/submissions", FILE));

    private final Map<String, String> theirs = new HashMap<>();
    private final Map<String, String> mine = new HashMap<>();
    private TestPlatform platform;
    private Member stranger;
    private String candidatesCookie;
    private String candidatesToken;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
        Member manager = Member.of(platform, TestPlatform.HOST, Role.OWNER);
        Invited ana = Invited.toNewOpening(platform);
        collect(ana, manager);
        Invited ben = Invited.to(platform, ana.openingId());
        candidatesCookie = ben.start();
        candidatesToken = ben.token(candidatesCookie);
        stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        String pack =
                id(platform.post(stranger.token(), "/api/v1/packs", "application/zip", ToyPack.zip("1.0.0")), "/id");
        platform.await(stranger.token(), "/api/v1/packs/" + pack, "/state", "READY");
        String opening =
                created(stranger, "/api/v1/openings", Map.of("packVersionId", pack, "title", "Own"), "/opening/id");
        mine.put("openings", opening);
        String invitation = invited(stranger, opening);
        mine.put("candidates", invitation);
        mine.put("invitations", invitation);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    static Stream<String> routesOfTheTeam() {
        return routes().filter(route -> !needed(route).equals(Set.of(Permission.ATTEMPT)));
    }

    static Stream<String> routesOfCandidates() {
        return routes().filter(route -> needed(route).contains(Permission.ATTEMPT));
    }

    private static Stream<String> routes() {
        return Routes.GUARDED.keySet().stream()
                .filter(route -> route.contains("{"))
                .sorted(Comparator.naturalOrder());
    }

    private static Set<Permission> needed(String route) {
        return Objects.requireNonNull(Routes.GUARDED.get(route));
    }

    @ParameterizedTest
    @MethodSource("routesOfTheTeam")
    void nothingOfAnotherCompanyExists(String route) {
        assertNotFound(route, filled(route, theirs), stranger::request);
        Matcher last = LAST_ID.matcher(route);
        if (last.lookingAt() && ID.matcher(last.group(1)).find()) {
            // Of one's own opening, somebody else's candidate.
            String rest = route.substring(last.end());
            String parents = filled(last.group(1), mine);
            assertNotFound(route, parents + filled(last.group(2) + "/{id}", theirs) + rest, stranger::request);
        }
    }

    @ParameterizedTest
    @MethodSource("routesOfCandidates")
    void nothingOfAnotherCandidateExists(String route) {
        assertNotFound(
                route,
                filled(route, theirs),
                (_, path) -> path.startsWith("/api/")
                        ? platform.request(candidatesToken, path)
                        : platform.request("", path).header("Cookie", candidatesCookie));
    }

    /** Makes the request of somebody. */
    private interface Asking {
        HttpRequest.Builder request(TestPlatform platform, String path);
    }

    private void assertNotFound(String route, String filled, Asking asking) {
        HttpRequest.Builder request = asking.request(platform, filled.substring(filled.indexOf(' ') + 1));
        HttpResponse<String> answer = platform.send(Routes.with(BODIES.getOrDefault(route, "x=x"), route, request));

        assertThat(answer.statusCode()).as(filled + " " + answer.body()).isEqualTo(404);
    }

    /** The route with the ids of those whom its segments name. */
    private static String filled(String route, Map<String, String> ids) {
        return ID.matcher(route.startsWith("/") || route.contains(" ") ? route : "/" + route)
                .replaceAll(found -> "/" + found.group(1) + "/"
                        + Objects.requireNonNull(ids.get(found.group(1)), "no id for " + found.group(1)))
                .replace("{ordinal}", "0");
    }

    private void collect(Invited ana, Member manager) {
        String cookie = ana.start();
        String submission = ana.graded(cookie, "SCORED");
        String grading = platform.asked("SELECT id FROM grading WHERE submission_id = ?", submission);
        ana.form(cookie, "/questions", Map.of("text", "What is it?"));
        ana.form(cookie, "/erasure", Map.of("text", "", "sure", "true"));
        String opening = "/api/v1/openings/" + ana.openingId();
        String decision = created(
                manager,
                "/api/v1/invitations/" + ana.invitationId() + "/decisions",
                Map.of("outcome", "HOLD", "reason", "wait", "shareScore", false, "release", true),
                "/id");
        String link = created(manager, opening + "/shared-links", Map.of("cap", 3), "/link/id");
        String other = invited(manager, ana.openingId());
        String action = created(
                manager,
                opening + "/invitations/actions",
                Map.of("step", "REVOKE", "invitationIds", List.of(other)),
                "/actionId");
        platform.postJson(
                manager.token(), "/api/v1/people/invitations", "{\"email\":\"new@x.example\",\"role\":\"AUTHOR\"}");
        theirs.putAll(Map.of(
                "openings",
                ana.openingId(),
                "invitations",
                ana.invitationId(),
                "candidates",
                ana.invitationId(),
                "c",
                ana.invitationId(),
                "attempts",
                ana.attemptId(),
                "submissions",
                submission,
                "gradings",
                grading,
                "decisions",
                decision,
                "decision",
                decision,
                "shared-links",
                link));
        theirs.put("actions", action);
        theirs.put("people/invitations", platform.asked("SELECT id FROM access_link WHERE email = 'new@x.example'"));
        theirs.put("packs", platform.asked("SELECT pack_version_id FROM opening WHERE id = ?", ana.openingId()));
        theirs.put("questions", platform.asked("SELECT id FROM question"));
        theirs.put("rights", platform.asked("SELECT id FROM rights_request"));
        theirs.put("rights-requests", platform.asked("SELECT id FROM rights_request"));
        theirs.put("outbox", platform.asked("SELECT id FROM mail WHERE organisation_id = ?", TestPlatform.HOST));
        theirs.put("mails", platform.asked("SELECT id FROM mail WHERE organisation_id = ?", TestPlatform.HOST));
        theirs.put("people", manager.accountId());
        theirs.put("sessions", platform.asked("SELECT id FROM session WHERE account_id = ?", manager.accountId()));
        theirs.put("tokens", platform.asked("SELECT id FROM api_token WHERE account_id = ?", manager.accountId()));
        theirs.put("organisations", TestPlatform.HOST);
    }

    private String invited(Member member, String opening) {
        return created(
                member,
                "/api/v1/openings/" + opening + "/invitations",
                Map.of("candidates", List.of(Map.of("email", Candidates.address()))),
                "/items/0/invitationId");
    }

    private String created(Member member, String path, Map<String, ?> body, String pointer) {
        return id(platform.postJson(member.token(), path, TestPlatform.JSON.writeValueAsString(body)), pointer);
    }

    private static String id(HttpResponse<String> answer, String pointer) {
        String id = TestPlatform.json(answer).at(pointer).asString("");
        assertThat(id).as(answer.uri() + " " + answer.body()).isNotEmpty();
        return id;
    }
}
