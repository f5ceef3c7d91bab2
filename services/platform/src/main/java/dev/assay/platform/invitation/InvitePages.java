package dev.assay.platform.invitation;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.OpeningHead;
import dev.assay.platform.opening.OpeningHeads;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.FormBody;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Inviting: a list is pasted, shown with what is wrong with it, mended, and sent. Beside it, shared links. */
@Hidden
@Controller("/openings/{id}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitePages {

    private static final int LARGEST_FILE = 1_000_000;

    private final Invitations invitations;
    private final SharedLinks links;
    private final OpeningHeads heads;
    private final Templates templates;
    private final Clock clock;

    InvitePages(Invitations invitations, SharedLinks links, OpeningHeads heads, Templates templates, Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.heads = heads;
        this.templates = templates;
        this.clock = clock;
    }

    @Get("/invite")
    @Allow(Permission.CANDIDATES_WRITE)
    String form(HttpRequest<?> request, Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        return page(request, caller, heads.of(caller, id, "Invite"), Form.empty());
    }

    @Post("/invite/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<String> preview(HttpRequest<?> request, Authentication authentication, String id, @Body String body) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Invite");
        FormBody form = FormBody.read(body);
        List<InviteeLine> lines = invitations.check(head.opening(), text(form));
        if (lines.isEmpty()) {
            return HttpResponse.unprocessableEntity()
                    .body(page(
                            request,
                            caller,
                            head,
                            Form.of(form.single()).error("lines", "Write at least one address.")));
        }
        return HttpResponse.ok(previewPage(request, caller, head, lines, form.value("message")));
    }

    /** A list from a file instead; only its text is read. */
    @Post("/invite/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<String> file(
            HttpRequest<?> request, Authentication authentication, String id, CompletedFileUpload file)
            throws IOException {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Invite");
        String text = file.getSize() > LARGEST_FILE ? "" : new String(file.getBytes(), StandardCharsets.UTF_8);
        List<InviteeLine> lines = invitations.check(head.opening(), text);
        if (lines.isEmpty()) {
            Form form = Form.empty().error("lines", "The file holds no lines, or is larger than 1 MB.");
            return HttpResponse.unprocessableEntity().body(page(request, caller, head, form));
        }
        return HttpResponse.ok(previewPage(request, caller, head, lines, ""));
    }

    /** Sends when nothing is wrong and the list is the one that was shown; else it shows it again. */
    @Post("/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> send(HttpRequest<?> request, Authentication authentication, String id, @Body String body) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Invite");
        FormBody form = FormBody.read(body);
        List<InviteeLine> lines = invitations.check(head.opening(), text(form));
        boolean asShown = form.value("count").equals(Integer.toString(lines.size()));
        if (lines.isEmpty() || !asShown || !lines.stream().allMatch(InviteeLine::isGood)) {
            return HttpResponse.unprocessableEntity()
                    .body(
                            lines.isEmpty()
                                    ? page(
                                            request,
                                            caller,
                                            head,
                                            Form.empty().error("lines", "Write at least one address."))
                                    : previewPage(request, caller, head, lines, form.value("message")));
        }
        String message = form.value("message").replace("\r\n", "\n").strip();
        InvitingRepository.Invited invited = invitations.invite(
                caller,
                head.opening(),
                new InvitingRepository.Batch(
                        lines.stream().map(Invitee::of).toList(), message.isEmpty() ? null : message, false),
                Optional.empty());
        int sent = invited.invitations().size();
        return HttpResponse.seeOther(URI.create(head.base() + "/candidates"))
                .cookie(Toast.undoable(
                                Show.plural(sent, "invitation goes", "invitations go") + " out in 10 seconds.",
                                head.base() + "/actions/" + invited.actionId() + "/undo")
                        .cookie());
    }

    @Post("/shared-links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> share(
            HttpRequest<?> request, Authentication authentication, String id, @Body Map<String, String> typed) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Invite");
        List<String> domains = SharedLinks.domains(typed.getOrDefault("domains", ""));
        Map<String, String> errors = new LinkedHashMap<>();
        int cap = cap(typed.getOrDefault("cap", ""));
        Instant expiresAt = head.opening().closesAt();
        String until = typed.getOrDefault("expiresAt", "").strip();
        if (!until.isEmpty()) {
            try {
                expiresAt = LocalDateTime.parse(until).atZone(head.zone()).toInstant();
            } catch (DateTimeException e) {
                errors.put("expiresAt", "Write a date and time, such as 2026-11-25T18:00.");
            }
        }
        SharedLinks.problems(cap, domains, expiresAt, clock.instant()).forEach(errors::putIfAbsent);
        if (!errors.isEmpty()) {
            return HttpResponse.unprocessableEntity().body(page(request, caller, head, new Form(typed, errors)));
        }
        links.create(caller, head.opening(), cap, domains, expiresAt, Optional.empty());
        return HttpResponse.seeOther(URI.create(head.base() + "/invite"))
                .cookie(Toast.done("Shared link made.").cookie());
    }

    @Post("/shared-links/{linkId}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> revoke(Authentication authentication, String id, String linkId) {
        requireOurs(links.revoke(Caller.of(authentication), linkId, true).isPresent());
        return HttpResponse.seeOther(URI.create("/openings/" + id + "/invite"))
                .cookie(Toast.undoable("Link revoked.", "/openings/" + id + "/shared-links/" + linkId + "/restore")
                        .cookie());
    }

    @Post("/shared-links/{linkId}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> restore(Authentication authentication, String id, String linkId) {
        requireOurs(links.revoke(Caller.of(authentication), linkId, false).isPresent());
        return HttpResponse.seeOther(URI.create("/openings/" + id + "/invite"))
                .cookie(Toast.done("The link works again.").cookie());
    }

    /** What was good, what was mended, and what was pasted, as one list. */
    private static String text(FormBody form) {
        return Stream.concat(form.all("lines").stream(), form.all("line").stream())
                .collect(Collectors.joining("\n"));
    }

    private static void requireOurs(boolean found) {
        if (!found) {
            throw ProblemException.notFound();
        }
    }

    private static int cap(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String page(HttpRequest<?> request, Caller caller, OpeningHead head, Form form) {
        Map<SharedLink, String> shared = new LinkedHashMap<>();
        links.list(head.opening()).forEach(link -> shared.put(link, links.address(link)));
        return templates.render(
                "invitation/invite.jte",
                Map.of(
                        "frame",
                        heads.frame(request, caller, "Invite"),
                        "head",
                        head,
                        "form",
                        form,
                        "whyNot",
                        Invitations.whyNot(head.opening(), clock.instant()).orElse(""),
                        "shared",
                        shared,
                        "now",
                        clock.instant()));
    }

    private String previewPage(
            HttpRequest<?> request, Caller caller, OpeningHead head, List<InviteeLine> lines, String message) {
        return templates.render(
                "invitation/preview.jte",
                Map.of(
                        "frame", heads.frame(request, caller, "Invite"),
                        "head", head,
                        "lines", lines,
                        "message", message,
                        "mail", invitations.sample(head.opening(), lines, message)));
    }
}
