package dev.assay.platform.submission;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The log of a smoke run as server-sent events: {@code out}, {@code err} and {@code sys} a line each, {@code end} at the end. */
@Singleton
public final class LogEvents {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS_BETWEEN_HEARTBEATS = 80;

    private final ProgressRepository progress;
    private final SubmissionFiles files;
    private final ExecutorService blocking;

    LogEvents(
            ProgressRepository progress,
            SubmissionFiles files,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.progress = progress;
        this.files = files;
        this.blocking = blocking;
    }

    /**
     * The events after one that was read before.
     *
     * @param submission of the candidate who reads: of hidden runs nothing is in it
     * @param after id of the last event that was read; empty for all
     */
    public Publisher<Event<String>> of(CandidateView submission, String after) {
        LogReader reader = new LogReader(submission.gradingId(), progress, () -> stored(submission), after);
        return Flux.interval(Duration.ZERO, POLL)
                .onBackpressureDrop()
                .publishOn(Schedulers.fromExecutorService(blocking), 1)
                .concatMapIterable(tick -> events(reader, tick), 1)
                .takeUntil(event -> "end".equals(event.getName()));
    }

    /** The whole log of a submission that was graded; empty when its candidate may read none. */
    public String text(CandidateView submission) {
        return stored(submission);
    }

    private List<Event<String>> events(LogReader reader, long tick) {
        List<Event<String>> events = new ArrayList<>();
        // Headers are sent with the first event; a heartbeat keeps proxies from hanging up.
        if (tick % POLLS_BETWEEN_HEARTBEATS == 0) {
            events.add(Event.of("").comment("alive").name("alive"));
        }
        for (LogReader.Line line : reader.next()) {
            events.add(Event.of(line.line().text())
                    .name(line.line().stream().word())
                    .id(line.id()));
        }
        if (reader.isEnded()) {
            // Browsers keep events without data to themselves.
            events.add(Event.of("end").name("end"));
        }
        return events;
    }

    private String stored(CandidateView submission) {
        // The view of the grading that was open when the page was made knows no runs yet: ask for the log itself.
        return files.visibleLogText(submission.gradingId());
    }
}
