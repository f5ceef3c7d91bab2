package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** The attempt itself, and practice, which looks alike. */
@Hidden
@Controller("/c/{invitationId}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SittingPages {

    private final Visits visits;
    private final SittingRepository sittings;
    private final SittingPage page;

    SittingPages(Visits visits, SittingRepository sittings, SittingPage page) {
        this.visits = visits;
        this.sittings = sittings;
        this.page = page;
    }

    @Get("/attempt")
    @Allow(Permission.ATTEMPT)
    HttpResponse<?> attempt(HttpRequest<?> request, Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        return visit.isRunning()
                ? HttpResponse.ok(page.of(request, visit, visit.timed().orElseThrow(), null))
                : HttpResponse.seeOther(URI.create(visit.path("")));
    }

    @Get("/practice")
    @Allow(Permission.ATTEMPT)
    HttpResponse<?> practice(HttpRequest<?> request, Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        Sitting practice =
                sittings.find(visit.invitation().id(), Sitting.Kind.PRACTICE).orElseThrow(ProblemException::notFound);
        return HttpResponse.ok(page.of(request, visit, practice, null));
    }

    @Post("/submissions/{submissionId}/choose")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(Authentication authentication, String invitationId, String submissionId) {
        Visit visit = visits.of(authentication, invitationId);
        sittings.choose(visit.caller(), timed(visit).id(), submissionId);
        return HttpResponse.seeOther(URI.create(visit.path("/attempt#submissions")))
                .cookie(Toast.undoable("This one counts now.", visit.path("/rule"))
                        .cookie());
    }

    @Post("/rule")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> leaveToTheRule(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        sittings.choose(visit.caller(), timed(visit).id(), null);
        return HttpResponse.seeOther(URI.create(visit.path("/attempt#submissions")))
                .cookie(Toast.done("The rule decides again.").cookie());
    }

    @Post("/hand-in")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handIn(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        boolean done = sittings.handIn(visit.caller(), timed(visit).id());
        Toast toast = done
                ? Toast.undoable("Handed in. You can take it back for 10 seconds.", visit.path("/hand-in/undo"))
                : Toast.done("The attempt was over already.");
        return HttpResponse.seeOther(URI.create(visit.path(""))).cookie(toast.cookie());
    }

    @Post("/hand-in/undo")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        boolean done = sittings.resume(visit.caller(), timed(visit).id());
        Toast toast = Toast.done(done ? "You go on where you were." : "It was too late to take that back.");
        return HttpResponse.seeOther(URI.create(visit.path(""))).cookie(toast.cookie());
    }

    private static Sitting timed(Visit visit) {
        return visit.timed().orElseThrow(ProblemException::notFound);
    }
}
