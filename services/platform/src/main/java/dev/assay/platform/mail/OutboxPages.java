package dev.assay.platform.mail;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Query;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Hidden
@Controller("/outbox")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OutboxPages {

    private static final int ROWS = 50;

    private final Outbox outbox;
    private final Viewers viewers;
    private final Templates templates;
    private final Settings settings;
    private final Clock clock;

    OutboxPages(Outbox outbox, Viewers viewers, Templates templates, Settings settings, Clock clock) {
        this.outbox = outbox;
        this.viewers = viewers;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.MAIL_READ)
    String list(
            HttpRequest<?> request,
            Authentication authentication,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String recipient,
            @Nullable @QueryValue String cursor) {
        Caller caller = Caller.of(authentication);
        MailRepository.Filter filter = Outbox.filter(state, kind, recipient);
        Page<OutboxMail> page = outbox.list(caller, filter, cursor, ROWS);
        Query query =
                Query.of("/outbox").with("state", state).with("kind", kind).with("recipient", recipient);
        return templates.render(
                "mail/outbox.jte",
                Map.of(
                        "frame", Frame.of(request, "Outbox", viewers.of(caller).in("Outbox")),
                        "page", page,
                        "form", Form.of(query.parameters()),
                        "states", states(),
                        "kinds", kinds(),
                        "older",
                                page.next() == null
                                        ? ""
                                        : query.with("cursor", page.next()).address(),
                        "sends", settings.smtp().isPresent(),
                        "zone", viewers.zone(caller),
                        "now", clock.instant()));
    }

    @Get("/{id}")
    @Allow(Permission.MAIL_READ)
    String detail(HttpRequest<?> request, Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        ReadMail mail = outbox.read(caller, id);
        return templates.render(
                "mail/mail.jte",
                Map.of(
                        "frame",
                                Frame.of(
                                        request,
                                        mail.mail().subject(),
                                        viewers.of(caller).in("Outbox")),
                        "read", mail,
                        "zone", viewers.zone(caller)));
    }

    @Post("/{id}/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.MAIL_READ)
    HttpResponse<?> retry(Authentication authentication, String id) {
        boolean again = outbox.retry(Caller.of(authentication), id);
        return HttpResponse.seeOther(URI.create("/outbox/" + id))
                .cookie(Toast.done(again ? "It is being sent again." : "It needs no other try.")
                        .cookie());
    }

    private static Map<String, String> states() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "All states");
        for (MailState state : MailState.values()) {
            options.put(state.name(), Show.sentence(state.words()));
        }
        return options;
    }

    private static Map<String, String> kinds() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "All kinds");
        for (Mail.Kind kind : Mail.Kind.values()) {
            options.put(kind.name(), Show.sentence(Show.words(kind.name())));
        }
        return options;
    }
}
