package dev.assay.platform.opening;

import dev.assay.platform.ui.Funnel;
import dev.assay.platform.ui.Show;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of an opening by stage, each counted in every stage that was reached.
 *
 * @param reached people by stage
 * @param waiting people who handed in, are done, and have no answer yet
 * @param oldestWaiting since when the first of them waits; null when nobody does
 */
@Serdeable
public record OpeningFigures(
        Map<Stage, Long> reached, long waiting, @Nullable Instant oldestWaiting) {

    /** Counts the candidates of an opening. */
    static OpeningFigures of(List<StageTimes> candidates) {
        Map<Stage, Long> reached = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            reached.put(
                    stage, candidates.stream().filter(one -> one.reached(stage)).count());
        }
        List<Instant> waiting = candidates.stream()
                .map(StageTimes::waitingSince)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new OpeningFigures(reached, waiting.size(), waiting.isEmpty() ? null : waiting.getFirst());
    }

    /** People who reached a stage. */
    public long at(Stage stage) {
        return reached.getOrDefault(stage, 0L);
    }

    /** By when the one who waits longest was promised an answer; null when nobody waits. */
    public @Nullable Instant answerDue(Opening opening) {
        return oldestWaiting == null ? null : oldestWaiting.plus(Duration.ofDays(opening.turnaroundDays()));
    }

    /**
     * Drawn, each stage with the median of the time since the stage before.
     *
     * @param href of the list of candidates; empty for those who may not open it
     */
    static Funnel funnel(List<StageTimes> candidates, String href) {
        OpeningFigures figures = of(candidates);
        List<Funnel.Stage> stages = new ArrayList<>();
        Stage before = Stage.INVITED;
        for (Stage stage : Stage.values()) {
            String name = Show.sentence(Show.words(stage.name()));
            String detail = stage == before
                    ? ""
                    : median(candidates, before, stage)
                            .map(time -> "median " + Show.rounded(time))
                            .orElse("");
            stages.add(new Funnel.Stage(
                    name,
                    figures.at(stage),
                    detail,
                    figures.at(stage) == 0 || href.isEmpty() ? "" : href + "?stage=" + stage));
            before = stage;
        }
        return new Funnel(stages);
    }

    /** The middle of the times from one stage to another, over those whose both times are known. */
    static Optional<Duration> median(List<StageTimes> candidates, Stage from, Stage to) {
        List<Duration> times = new ArrayList<>();
        for (StageTimes one : candidates) {
            Instant begin = one.at(from);
            Instant end = one.at(to);
            if (begin != null && end != null && !end.isBefore(begin)) {
                times.add(Duration.between(begin, end));
            }
        }
        times.sort(null);
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
    }
}
