package dev.assay.platform.invitation;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningHeads;
import dev.assay.platform.opening.Openings;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.FormBody;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps from the list of candidates and from the page of one, and taking them back. */
@Hidden
@Controller("/openings/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StepPages {

    private final Invitations invitations;
    private final Openings openings;
    private final OpeningHeads heads;

    StepPages(Invitations invitations, Openings openings, OpeningHeads heads) {
        this.invitations = invitations;
        this.openings = openings;
        this.heads = heads;
    }

    /** For those who are ticked. */
    @Post("/candidates/actions")
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> many(Authentication authentication, String id, @Body String body) {
        FormBody form = FormBody.read(body);
        String list = "/openings/" + id + "/candidates";
        if (form.all("pick").isEmpty()) {
            openings.get(Caller.of(authentication), id);
            return back(list, Toast.done("Nobody was ticked, so nothing was done."));
        }
        return act(authentication, id, form.all("pick"), form, list);
    }

    /** For one. */
    @Post("/candidates/{invitationId}/actions")
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> one(Authentication authentication, String id, String invitationId, @Body String body) {
        return act(
                authentication,
                id,
                List.of(invitationId),
                FormBody.read(body),
                "/openings/" + id + "/candidates/" + invitationId);
    }

    @Post("/actions/{actionId}/undo")
    @Allow(Permission.CANDIDATES_WRITE)
    HttpResponse<?> undo(Authentication authentication, String id, String actionId) {
        Optional<Integer> restored = invitations.undo(Caller.of(authentication), actionId);
        String said = restored.map(count -> "Taken back for " + Show.plural(count, "candidate", "candidates") + ".")
                .orElse("Too late to take it back: the mails are gone.");
        return back("/openings/" + id + "/candidates", Toast.done(said));
    }

    private HttpResponse<?> act(
            Authentication authentication, String id, List<String> picked, FormBody form, String next) {
        Caller caller = Caller.of(authentication);
        Opening opening = openings.get(caller, id);
        Step step = InvitationRequests.step(
                form.value("step"), until(caller, form.value("until")), number(form, "hours"), number(form, "percent"));
        Done done = invitations.apply(caller, opening, picked, step, Optional.empty());
        String skipped = done.skipped() == 0 ? "" : " " + done.skipped() + " left as they were.";
        if (done.done() == 0) {
            return back(next, Toast.done("That fits nobody of them, so nothing was done."));
        }
        return back(
                next,
                Toast.undoable(
                        step.done() + " " + Show.plural(done.done(), "candidate", "candidates") + "." + skipped,
                        "/openings/" + id + "/actions/" + done.actionId() + "/undo"));
    }

    private @Nullable Instant until(Caller caller, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).atZone(heads.zone(caller)).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "Write a date and time, such as 2026-11-25T18:00.");
        }
    }

    private static @Nullable Integer number(FormBody form, String field) {
        if (form.value(field).isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(form.value(field).strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "Write a whole number.");
        }
    }

    private static HttpResponse<?> back(String address, Toast toast) {
        return HttpResponse.seeOther(URI.create(address)).cookie(toast.cookie());
    }
}
