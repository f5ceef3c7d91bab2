package dev.assay.platform.candidate;

import dev.assay.pack.Manifest;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.GradingView;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Show;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The answer of the company to its candidate. */
@Singleton
final class FeedbackPage {

    private static final int DECIMALS = 3;

    private final CandidateWork work;
    private final PackRepository packs;
    private final Templates templates;

    FeedbackPage(CandidateWork work, PackRepository packs, Templates templates) {
        this.work = work;
        this.packs = packs;
        this.templates = templates;
    }

    String of(HttpRequest<?> request, Visit visit, Answer answer) {
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, "Your answer", visit.viewer()));
        model.put("visit", visit);
        model.put("answer", answer);
        model.put("score", score(visit, answer).orElse(""));
        return templates.render("candidate/feedback.jte", model);
    }

    /** The score on the hidden rows, in words; empty unless the company shares it. */
    Optional<String> score(Visit visit, Answer answer) {
        if (!answer.shareScore()) {
            return Optional.empty();
        }
        return visit.timed()
                .flatMap(sitting -> work.released(visit.caller(), sitting, visit.opening()))
                .filter(metric -> metric.value() != null)
                .map(metric -> words(visit, metric));
    }

    private String words(Visit visit, GradingView.MetricView metric) {
        double value = metric.value() == null ? Double.NaN : metric.value();
        String interval = metric.interval() == null
                ? ""
                : ", 95% interval " + Show.number(metric.interval().getFirst(), DECIMALS) + " to "
                        + Show.number(metric.interval().getLast(), DECIMALS);
        Manifest.MetricSpec primary =
                packs.manifest(visit.opening().packVersionId()).primary();
        String baseline = primary.baseline().isPresent()
                ? ". The baseline of the brief is "
                        + Show.number(primary.baseline().getAsDouble(), DECIMALS)
                : "";
        return ScoreWords.name(primary) + " " + Show.number(value, DECIMALS) + interval + baseline + ".";
    }
}
