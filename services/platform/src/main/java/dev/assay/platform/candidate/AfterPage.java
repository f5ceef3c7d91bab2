package dev.assay.platform.candidate;

import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.rights.RightsRepository;
import dev.assay.platform.submission.CandidateWork;
import dev.assay.platform.submission.Work;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** After the end: what arrived, what happens next, and by when. */
@Singleton
final class AfterPage {

    private final CandidateWork work;
    private final DecisionRepository decisions;
    private final RightsRepository rights;
    private final Templates templates;

    AfterPage(CandidateWork work, DecisionRepository decisions, RightsRepository rights, Templates templates) {
        this.work = work;
        this.decisions = decisions;
        this.rights = rights;
        this.templates = templates;
    }

    String of(HttpRequest<?> request, Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, visit.opening().title(), visit.viewer()));
        model.put("visit", visit);
        model.put("work", work(visit));
        model.put("answerBy", answerBy(visit));
        model.put("answered", decisions.released(visit.invitation().id()).isPresent());
        model.put(
                "canResume",
                visit.timed().map(sitting -> sitting.canResume(visit.now())).orElse(false));
        return templates.render("candidate/after.jte", model);
    }

    void withdraw(Visit visit) {
        rights.withdraw(visit.invitation());
    }

    private Optional<Work> work(Visit visit) {
        return visit.timed().map(sitting -> work.of(visit.caller(), sitting, visit.opening()));
    }

    /** The promise of the opening runs from the end of the attempt. */
    private static Optional<Instant> answerBy(Visit visit) {
        return visit.timed()
                .flatMap(sitting ->
                        Optional.ofNullable(sitting.closedAt() == null ? sitting.endsAt() : sitting.closedAt()))
                .map(end -> end.plus(Duration.ofDays(visit.opening().turnaroundDays())));
    }
}
