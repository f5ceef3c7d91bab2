package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import dev.assay.grading.LiveLine.Stream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class LiveLogTest {

    private static final GradingOutcome SCORED = new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "1", 50));

    private final Fixture fixture = new Fixture();
    private final LiveLog live = new LiveLog(fixture.grader);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatASmokeRunWritesIsReadWithinHalfASecondAndGoneWhenTheGradingIsDone() throws SQLException {
        String grading = fixture.enqueue();
        List<Long> delays = new ArrayList<>();
        List<LiveLine> read = new ArrayList<>();

        run((claim, progress) -> {
            progress.at(Step.SMOKE_RUN);
            for (int line = 0; line < 5; line++) {
                long written = System.nanoTime();
                progress.wrote(line == 3 ? Stream.ERROR : Stream.OUTPUT, bytes("line " + line + "\n"));
                read.addAll(awaitMore(
                        grading,
                        read.isEmpty() ? LiveLog.BEGINNING : read.getLast().sequence()));
                delays.add(System.nanoTime() - written);
            }
            progress.at(Step.HIDDEN_RUN);
            return SCORED;
        });

        assertThat(read)
                .extracting(LiveLine::sequence, LiveLine::stream, LiveLine::text)
                .containsExactly(
                        tuple(0, Stream.OUTPUT, "line 0\n"),
                        tuple(1, Stream.OUTPUT, "line 1\n"),
                        tuple(2, Stream.OUTPUT, "line 2\n"),
                        tuple(3, Stream.ERROR, "line 3\n"),
                        tuple(4, Stream.OUTPUT, "line 4\n"));
        // The median: a busy machine may hold up one of them.
        assertThat(Duration.ofNanos(delays.stream().sorted().toList().get(2))).isLessThan(Duration.ofMillis(500));
        assertThat(live.after(grading, LiveLog.BEGINNING, 10)).isEmpty();
    }

    @Test
    void whatIsWrittenLastBeforeTheNextStepIsStored() throws SQLException {
        String grading = fixture.enqueue();

        run((claim, progress) -> {
            progress.at(Step.SMOKE_RUN);
            progress.wrote(Stream.OUTPUT, bytes("a"));
            progress.wrote(Stream.OUTPUT, bytes("b"));
            progress.at(Step.HIDDEN_RUN);
            String text = String.join(
                    "",
                    live.after(grading, LiveLog.BEGINNING, 10).stream()
                            .map(LiveLine::text)
                            .toList());
            assertThat(text).isEqualTo("ab");
            assertThat(live.after(grading, LiveLog.BEGINNING, 1)).hasSize(1);
            return SCORED;
        });

        assertThat(fixture.query("SELECT state FROM grading")).containsExactly("DONE");
    }

    @Test
    void nothingCanBeShownOfAnyOtherStep() throws SQLException {
        fixture.enqueue();
        List<Step> refused = new ArrayList<>();

        run((claim, progress) -> {
            for (Step step : List.of(Step.PREPARING, Step.SMOKE_RUN, Step.HIDDEN_RUN, Step.SCORING, Step.STORING)) {
                progress.at(step);
                if (step != Step.SMOKE_RUN) {
                    assertThatThrownBy(() -> progress.wrote(Stream.OUTPUT, bytes("a label")))
                            .isInstanceOf(IllegalStateException.class);
                    refused.add(step);
                }
            }
            assertThat(fixture.query("SELECT * FROM live_log")).isEmpty();
            return SCORED;
        });

        assertThat(refused).hasSize(4);
        assertThat(fixture.query("SELECT state FROM grading")).containsExactly("DONE");
    }

    @Test
    void linesOfAnAbandonedTryAreMarkedAndItsLaterOnesAreDropped() throws SQLException {
        String grading = fixture.enqueue();
        List<LiveLine> seen = new ArrayList<>();
        ManualScheduler second = fixture.worker("second", new GradingOnly((claim, progress) -> {
            progress.at(Step.SMOKE_RUN);
            progress.wrote(Stream.OUTPUT, bytes("again"));
            progress.at(Step.HIDDEN_RUN);
            seen.addAll(live.after(grading, LiveLog.BEGINNING, 10));
            return new GradingOutcome.PlatformFault("to be tried again");
        }));

        run((claim, progress) -> {
            progress.at(Step.SMOKE_RUN);
            progress.wrote(Stream.OUTPUT, bytes("first"));
            awaitMore(grading, LiveLog.BEGINNING);
            fixture.time.tick(Duration.ofHours(1));
            second.runDeadExecutionDetection();
            second.runAnyDueExecutions();
            progress.wrote(Stream.OUTPUT, bytes("too late"));
            return SCORED;
        });

        assertThat(seen)
                .extracting(LiveLine::sequence, LiveLine::text, LiveLine::abandoned)
                .containsExactly(tuple(0, "first", true), tuple(1, "again", false));
        assertThat(live.after(grading, LiveLog.BEGINNING, 10))
                .extracting(LiveLine::text)
                .containsExactly("first", "again");
    }

    @Test
    void whatIsGivenUpLeavesNoLines() throws SQLException {
        fixture.enqueue();
        ManualScheduler failing = fixture.worker("a", new GradingOnly((claim, progress) -> {
            progress.at(Step.SMOKE_RUN);
            progress.wrote(Stream.OUTPUT, bytes("x"));
            return new GradingOutcome.PlatformFault("no");
        }));
        for (int i = 0; i < 3; i++) {
            failing.runAnyDueExecutions();
            fixture.time.tick(Duration.ofMinutes(1));
        }

        assertThat(fixture.query("SELECT verdict FROM grading")).containsExactly("PLATFORM_ERROR");
        assertThat(fixture.query("SELECT * FROM live_log")).isEmpty();
    }

    @Test
    void stepsAreReadWithTheirTimes() throws SQLException {
        String grading = fixture.enqueue();
        var queued = fixture.time.now();
        fixture.time.tick(Duration.ofMillis(400));

        run((claim, progress) -> {
            for (Step step : List.of(Step.PREPARING, Step.SMOKE_RUN, Step.HIDDEN_RUN, Step.SCORING)) {
                fixture.time.tick(Duration.ofSeconds(2));
                progress.at(step);
            }
            fixture.time.tick(Duration.ofSeconds(1));
            return SCORED;
        });

        assertThat(live.steps(grading))
                .containsExactly(
                        new StepTime(Step.QUEUED, queued, false),
                        new StepTime(Step.PREPARING, queued.plusMillis(400), false),
                        new StepTime(Step.SMOKE_RUN, queued.plusMillis(4400), false),
                        new StepTime(Step.HIDDEN_RUN, queued.plusMillis(6400), false),
                        new StepTime(Step.SCORING, queued.plusMillis(8400), false),
                        new StepTime(Step.DONE, queued.plusMillis(9400), false));
        assertThat(live.steps("unknown")).isEmpty();
    }

    private List<LiveLine> awaitMore(String grading, int after) throws InterruptedException {
        List<LiveLine> more = live.after(grading, after, 10);
        while (more.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
            more = live.after(grading, after, 10);
        }
        return more;
    }

    private void run(GradingOnly.Grade grade) {
        fixture.worker("first", new GradingOnly(grade)).runAnyDueExecutions();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
