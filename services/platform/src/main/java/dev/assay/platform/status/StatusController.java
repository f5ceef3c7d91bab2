package dev.assay.platform.status;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.submission.GradingView;
import dev.assay.platform.submission.SubmissionFiles;
import dev.assay.platform.submission.SubmissionView;
import dev.assay.platform.submission.SubmissionViewRepository;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.LogLine;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class StatusController {

    private static final int ROWS = 50;

    private final SubmissionViewRepository submissions;
    private final SubmissionFiles files;
    private final Viewers viewers;
    private final Templates templates;

    StatusController(
            SubmissionViewRepository submissions, SubmissionFiles files, Viewers viewers, Templates templates) {
        this.submissions = submissions;
        this.files = files;
        this.viewers = viewers;
        this.templates = templates;
    }

    /** Where people begin: at the first section that they may open. */
    @Get("/")
    @Allow(Permission.OWN_ACCOUNT)
    HttpResponse<?> begin(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        URI first = URI.create(caller.may(Permission.OPENINGS_READ) ? "/openings" : "/packs");
        return HttpResponse.seeOther(first);
    }

    @Get("/submissions")
    @Allow(Permission.CANDIDATES_READ)
    String list(HttpRequest<?> request, Authentication authentication, @Nullable @QueryValue String cursor) {
        Page<SubmissionView> page = submissions.list(Caller.of(authentication), cursor, ROWS);
        boolean open = page.items().stream()
                .anyMatch(submission -> submission.gradings().stream().anyMatch(GradingView::isOpen));
        return templates.render(
                "status/submissions.jte",
                Map.of(
                        "frame",
                        frame(request, authentication, "Submissions"),
                        "page",
                        page,
                        "open",
                        open,
                        "zone",
                        viewers.zone(Caller.of(authentication))));
    }

    @Get("/submissions/{id}")
    @Allow(Permission.CANDIDATES_READ)
    HttpResponse<String> detail(HttpRequest<?> request, Authentication authentication, String id) {
        Optional<SubmissionView> submission = submissions.find(Caller.of(authentication), id);
        if (submission.isEmpty()) {
            return HttpResponse.notFound(templates.render(
                    "status/not-found.jte",
                    Map.of("frame", frame(request, authentication, "There is no such submission"))));
        }
        boolean open = submission.get().gradings().stream().anyMatch(GradingView::isOpen);
        return HttpResponse.ok(templates.render(
                "status/submission.jte",
                Map.of(
                        "frame",
                        frame(request, authentication, "Submission"),
                        "submission",
                        submission.get(),
                        "logs",
                        logs(submission.get()),
                        "open",
                        open,
                        "zone",
                        viewers.zone(Caller.of(authentication)))));
    }

    private Frame frame(HttpRequest<?> request, Authentication authentication, String title) {
        return Frame.of(request, title, viewers.of(Caller.of(authentication)).in("Submissions"));
    }

    /** Every log by grading and run, as text that does nothing. */
    private Map<String, List<LogLine>> logs(SubmissionView submission) {
        Map<String, List<LogLine>> logs = new HashMap<>();
        for (GradingView grading : submission.gradings()) {
            for (GradingView.RunView run : grading.runs()) {
                if (run.hasLog()) {
                    logs.put(
                            grading.id() + "/" + run.ordinal(),
                            LogLine.lines(files.logText(grading.id(), run.ordinal())));
                }
            }
        }
        return logs;
    }
}
