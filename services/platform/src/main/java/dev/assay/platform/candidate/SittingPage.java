package dev.assay.platform.candidate;

import dev.assay.platform.assessment.PackFiles;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.assessment.PackVersion;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.RunSteps;
import dev.assay.platform.submission.Work;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Markdown;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the page of an attempt. */
@Singleton
final class SittingPage {

    private final PackRepository packs;
    private final PackFiles files;
    private final CandidateWork work;
    private final RunSteps steps;
    private final Settings settings;
    private final Templates templates;

    SittingPage(
            PackRepository packs,
            PackFiles files,
            CandidateWork work,
            RunSteps steps,
            Settings settings,
            Templates templates) {
        this.packs = packs;
        this.files = files;
        this.work = work;
        this.steps = steps;
        this.settings = settings;
        this.templates = templates;
    }

    /**
     * The page.
     *
     * @param error why an upload of a browser without scripts was not taken
     */
    String of(HttpRequest<?> request, Visit visit, Sitting sitting, @Nullable String error) {
        SittingView view = view(visit, sitting);
        Map<String, Object> model = new HashMap<>();
        String title = view.isPractice() ? "Practice" : visit.opening().title();
        model.put("frame", Frame.of(request, title, visit.viewer()));
        model.put("view", view);
        model.put("error", error);
        return templates.render("candidate/attempt.jte", model);
    }

    private SittingView view(Visit visit, Sitting sitting) {
        PackVersion pack =
                packs.find(sitting.organisationId(), sitting.packVersionId()).orElseThrow();
        Work done = work.of(visit.caller(), sitting, visit.opening());
        Optional<CandidateView> newest = done.submissions().stream().findFirst();
        boolean practice = sitting.kind() == Sitting.Kind.PRACTICE;
        return new SittingView(
                visit,
                sitting,
                packs.manifest(pack.id()),
                done,
                Markdown.prose(files.brief(pack)),
                newest,
                newest.map(steps::of).orElse(List.of()),
                visit.path(practice ? "/practice" : ""),
                settings.maxUploadBytes());
    }
}
