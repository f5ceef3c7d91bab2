package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.LogEvents;
import dev.assay.platform.submission.SubmissionFiles;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** One submission of a candidate: its receipt, how it went, its log, and the file itself. */
@Hidden
@Controller("/c/{invitationId}/submissions/{submissionId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubmissionPages {

    private final Visits visits;
    private final SittingRepository sittings;
    private final CandidateWork work;
    private final LogEvents logs;
    private final SubmissionFiles files;
    private final SubmissionPage page;

    SubmissionPages(
            Visits visits,
            SittingRepository sittings,
            CandidateWork work,
            LogEvents logs,
            SubmissionFiles files,
            SubmissionPage page) {
        this.visits = visits;
        this.sittings = sittings;
        this.work = work;
        this.logs = logs;
        this.files = files;
        this.page = page;
    }

    @Get
    @Allow(Permission.ATTEMPT)
    @Produces(MediaType.TEXT_HTML)
    String show(HttpRequest<?> request, Authentication authentication, String invitationId, String submissionId) {
        Visit visit = visits.of(authentication, invitationId);
        return page.of(request, visit, find(visit, submissionId));
    }

    /** The log of the smoke run as it grows, and from its beginning once it has ended. */
    @Get("/log")
    @Allow(Permission.ATTEMPT)
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> log(
            Authentication authentication,
            String invitationId,
            String submissionId,
            @Nullable @Header("Last-Event-ID") String lastEventId,
            @Nullable @QueryValue("lastEventId") String resumed) {
        Visit visit = visits.of(authentication, invitationId);
        String after = lastEventId != null ? lastEventId : resumed == null ? "" : resumed;
        return HttpResponse.ok(logs.of(find(visit, submissionId), after)).header("Cache-Control", "no-cache");
    }

    @Get("/log.txt")
    @Allow(Permission.ATTEMPT)
    @Produces("text/plain; charset=utf-8")
    String text(Authentication authentication, String invitationId, String submissionId) {
        return logs.text(find(visits.of(authentication, invitationId), submissionId));
    }

    @Get("/archive")
    @Allow(Permission.ATTEMPT)
    @Produces(MediaType.ALL)
    HttpResponse<StreamedFile> archive(Authentication authentication, String invitationId, String submissionId) {
        return files.archive(find(visits.of(authentication, invitationId), submissionId));
    }

    private CandidateView find(Visit visit, String submissionId) {
        return Arrays.stream(Sitting.Kind.values())
                .map(kind -> sittings.find(visit.invitation().id(), kind))
                .flatMap(Optional::stream)
                .flatMap(sitting -> work.of(visit.caller(), sitting, visit.opening()).submissions().stream())
                .filter(submission -> submission.id().equals(submissionId))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }
}
