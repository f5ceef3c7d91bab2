package dev.assay.platform.candidate;

import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.LogEvents;
import dev.assay.platform.submission.RunSteps;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.LogLine;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws one submission. */
@Singleton
final class SubmissionPage {

    private final RunSteps steps;
    private final LogEvents logs;
    private final Templates templates;

    SubmissionPage(RunSteps steps, LogEvents logs, Templates templates) {
        this.steps = steps;
        this.logs = logs;
        this.templates = templates;
    }

    String of(HttpRequest<?> request, Visit visit, CandidateView submission) {
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, "Submission", visit.viewer()));
        model.put("visit", visit);
        model.put("submission", submission);
        model.put("steps", steps.of(submission));
        model.put("lines", submission.verdict() == null ? List.<LogLine>of() : LogLine.lines(logs.text(submission)));
        return templates.render("candidate/submission.jte", model);
    }
}
