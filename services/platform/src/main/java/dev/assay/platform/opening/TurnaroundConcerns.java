package dev.assay.platform.opening;

import dev.assay.platform.ui.Show;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Candidates who wait longer than they were promised, or soon will. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TurnaroundConcerns implements ConcernSource {

    private static final Duration SOON = Duration.ofDays(2);

    private final Openings openings;

    TurnaroundConcerns(Openings openings) {
        this.openings = openings;
    }

    @Override
    public List<Concern> of(Opening opening, Instant now) {
        OpeningFigures figures = OpeningFigures.of(openings.stages(opening));
        Instant due = figures.answerDue(opening);
        if (due == null || due.minus(SOON).isAfter(now)) {
            return List.of();
        }
        String who = Show.plural(figures.waiting(), "candidate waits", "candidates wait") + " for an answer";
        String when = "The first was promised one " + Show.relative(due, now) + (due.isAfter(now) ? "" : ": overdue");
        return List.of(new Concern(
                "hourglass", who, when, "Decide", "/openings/" + opening.id() + "/candidates?stage=SUBMITTED"));
    }
}
