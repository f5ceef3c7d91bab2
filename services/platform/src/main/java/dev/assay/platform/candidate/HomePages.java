package dev.assay.platform.candidate;

import dev.assay.pack.Manifest;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.assessment.PackVersion;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ErrorCode;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Before the start: what is to come, a check of the system, practice, and the start itself. */
@Hidden
@Controller("/c/{invitationId}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomePages {

    /** The catalogue's toy. */
    static final String PRACTICE_PACK = "practice";

    private static final int MOST_CHECKED_BYTES = 2 * 1024 * 1024;

    private final Visits visits;
    private final SittingRepository sittings;
    private final PackRepository packs;
    private final AfterPage after;
    private final Settings settings;
    private final Templates templates;

    HomePages(
            Visits visits,
            SittingRepository sittings,
            PackRepository packs,
            AfterPage after,
            Settings settings,
            Templates templates) {
        this.visits = visits;
        this.sittings = sittings;
        this.packs = packs;
        this.after = after;
        this.settings = settings;
        this.templates = templates;
    }

    @Get
    @Allow(Permission.ATTEMPT)
    HttpResponse<?> home(HttpRequest<?> request, Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        if (visit.isRunning()) {
            return HttpResponse.seeOther(URI.create(visit.path("/attempt")));
        }
        return HttpResponse.ok(
                visit.timed().isPresent() || !visit.invitation().stands()
                        ? after.of(request, visit)
                        : before(request, visit));
    }

    @Post("/start")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        sittings.start(visit.caller(), visit.invitation(), visit.opening());
        return HttpResponse.seeOther(URI.create(visit.path("/attempt")));
    }

    @Post("/practice")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> practise(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        PackVersion practice = practicePack(visit).orElseThrow(ProblemException::notFound);
        if (!visit.invitation().stands()) {
            throw new ProblemException(ErrorCode.CANNOT_START, "The invitation has ended.");
        }
        sittings.practise(visit.caller(), visit.invitation(), practice.id());
        return HttpResponse.seeOther(URI.create(visit.path("/practice")));
    }

    /** Takes a few bytes and throws them away: so that a browser can see whether uploads get through, and how fast. */
    @Put("/check")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_JSON)
    Map<String, Object> check(Authentication authentication, String invitationId, @Body InputStream bytes) {
        Visit visit = visits.of(authentication, invitationId);
        try {
            int arrived = bytes.readNBytes(MOST_CHECKED_BYTES).length;
            return Map.of("bytes", arrived, "now", visit.now().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the invitation back, or stops a running attempt for good. */
    @Post("/withdraw")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        after.withdraw(visit);
        return HttpResponse.seeOther(URI.create(visit.path("")))
                .cookie(Toast.done("You have withdrawn.").cookie());
    }

    private String before(HttpRequest<?> request, Visit visit) {
        Manifest manifest = packs.manifest(visit.opening().packVersionId());
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, visit.opening().title(), visit.viewer()));
        model.put("visit", visit);
        model.put("manifest", manifest);
        model.put("timeLimit", visit.invitation().timeLimit(visit.opening()));
        model.put("endsAt", visit.invitation().endOfAttempt(visit.opening(), visit.now()));
        model.put("maxUploadBytes", settings.maxUploadBytes());
        model.put("practice", practicePack(visit).isPresent());
        return templates.render("candidate/before.jte", model);
    }

    private Optional<PackVersion> practicePack(Visit visit) {
        return packs.newest(visit.organisation().id(), PRACTICE_PACK);
    }
}
