package dev.assay.platform.audit.page;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.AccountRepository;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditFilter;
import dev.assay.platform.audit.ChainRepository;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.web.RateLimiter;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Hidden
@Controller("/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditPages {

    private static final int PAGE = 50;
    private static final List<String> FIELDS = List.of("action", "person", "object", "from", "until");

    /** Each reads the whole log. */
    private static final RateLimiter.Limit WHOLE = new RateLimiter.Limit("audit whole", 20, Duration.ofMinutes(10));

    private final AuditLog log;
    private final ChainRepository chains;
    private final AccountRepository accounts;
    private final Viewers viewers;
    private final Templates templates;
    private final RateLimiter limiter;

    AuditPages(
            AuditLog log,
            ChainRepository chains,
            AccountRepository accounts,
            Viewers viewers,
            Templates templates,
            RateLimiter limiter) {
        this.log = log;
        this.chains = chains;
        this.accounts = accounts;
        this.viewers = viewers;
        this.templates = templates;
        this.limiter = limiter;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    @Allow(Permission.AUDIT_READ)
    String list(HttpRequest<?> request, Authentication authentication) {
        return page(request, Caller.of(authentication), Map.of());
    }

    @Post("/verification")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Allow(Permission.AUDIT_READ)
    String verify(HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        limiter.spend(WHOLE, caller.organisationId());
        return page(request, caller, Map.of("check", chains.verify(caller.organisationId())));
    }

    /** Through a file, which is gone when it was sent: a log of years does not fit into memory. */
    @Get("/export")
    @Produces("text/csv")
    @Allow(Permission.AUDIT_READ)
    HttpResponse<StreamedFile> export(HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        limiter.spend(WHOLE, caller.organisationId());
        AuditFilter filter = AuditQuery.filter(typed(request), viewers.zone(caller));
        try {
            Path file = Files.createTempFile("audit", ".csv");
            try (Writer writer = Files.newBufferedWriter(file)) {
                log.csv(caller.organisationId(), filter, writer);
            }
            return HttpResponse.ok(new StreamedFile(
                            Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                            MediaType.of("text/csv; charset=utf-8"))
                    .attach("audit.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(HttpRequest<?> request, Caller caller, Map<String, Object> more) {
        Map<String, String> typed = typed(request);
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("frame", Frame.of(request, "Audit", viewers.of(caller).in("Audit")));
        parameters.put("form", Form.of(typed));
        parameters.put("query", query(typed));
        parameters.put(
                "page",
                log.list(
                        caller.organisationId(),
                        AuditQuery.filter(typed, viewers.zone(caller)),
                        request.getParameters().get("cursor"),
                        PAGE));
        parameters.put("actions", actions());
        parameters.put("people", people(caller));
        parameters.put("zone", viewers.zone(caller));
        parameters.put("first", !request.getParameters().contains("cursor"));
        return templates.render("audit/log.jte", parameters);
    }

    private static Map<String, String> typed(HttpRequest<?> request) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = request.getParameters().get(field, String.class, "").strip();
            if (!value.isEmpty()) {
                typed.put(field, value);
            }
        }
        return typed;
    }

    /** What the links of other pages begin with. */
    private static String query(Map<String, String> typed) {
        return typed.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("", "Anything");
        for (AuditAction action : AuditAction.values()) {
            actions.put(action.code(), AuditQuery.words(action.code()));
        }
        return actions;
    }

    private Map<String, String> people(Caller caller) {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("", "Anybody");
        people.putAll(accounts.everybody(caller.organisationId()));
        return people;
    }
}
