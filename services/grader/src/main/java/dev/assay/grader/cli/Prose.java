package dev.assay.grader.cli;

import dev.assay.grader.grading.GradedGate;
import dev.assay.grader.grading.GradedMetric;
import dev.assay.grader.grading.Report;
import dev.assay.grader.grading.Scores;
import dev.assay.grader.grading.StepRun;
import dev.assay.pack.Pack;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.scoring.inference.ConfidenceInterval;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A grading report as a person reads it. */
final class Prose {
    private static final double MIB = 1024.0 * 1024;
    private static final double MILLIS = 1000.0;
    private static final int LONGEST_LOG = 4000;

    private final Pack pack;
    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private final Formatter out = new Formatter(text, Locale.ROOT);

    Prose(Pack pack, Report report) {
        this.pack = pack;
        this.report = report;
    }

    String text() {
        out.format("%n%s %s%n", pack.manifest().id(), pack.manifest().version());
        out.format("%n");
        report.runs().forEach(this::run);
        report.scores().ifPresent(this::scores);
        out.format("%n");
        String flags =
                report.judgement().flags().stream().sorted().map(Flag::name).collect(Collectors.joining(", "));
        out.format("Verdict: %s%s%n", report.judgement().verdict(), flags.isEmpty() ? "" : "  [" + flags + "]");
        report.scores()
                .ifPresent(scores ->
                        out.format("Points: %.1f of 100%s%n", scores.points(), points(scores.pointsInterval())));
        out.format("%s%n", report.judgement().message());
        if (report.scores().isEmpty()) {
            report.runs().stream().filter(StepRun::candidateVisible).forEach(this::log);
        }
        out.format("%n");
        return text.toString();
    }

    private void run(StepRun run) {
        Measurements measured = run.outcome().measurements();
        out.format(
                "  %-12s %-22s %6.2f s  (CPU %.2f s, memory %.0f MiB)%n",
                words(run.step().name()),
                words(run.outcomeName()),
                seconds(measured.wall()),
                seconds(measured.cpu()),
                measured.peakMemoryBytes() / MIB);
    }

    private void scores(Scores scores) {
        out.format("%n");
        scores.deciding().forEach(this::metric);
        scores.gates().forEach(this::gate);
        if (!scores.feedback().isEmpty()) {
            out.format("%n");
            out.format(
                    "  On the rows that are for the candidate's feedback: %.1f points%s%n",
                    scores.feedbackPoints(), points(scores.feedbackPointsInterval()));
            scores.feedback().forEach(this::metric);
        }
    }

    private void metric(GradedMetric metric) {
        String value = metric.value().isPresent()
                ? number(metric.value().getAsDouble())
                : "undefined: " + metric.whyUndefined().orElse("");
        String interval = metric.interval()
                .map(found -> String.format(
                        Locale.ROOT,
                        "[%s, %s] at %.0f %%",
                        number(found.lower()),
                        number(found.upper()),
                        100 * found.level()))
                .or(() -> metric.whyNoInterval().map(reason -> "interval not known: " + reason))
                .orElse("");
        out.format(
                "  %-24s %-10s %s%n",
                metric.spec().id() + (metric.spec().primary() ? " (primary)" : ""), value, interval);
    }

    private static String points(Optional<ConfidenceInterval> interval) {
        return interval.map(found -> String.format(Locale.ROOT, " [%.1f, %.1f]", found.low(), found.high()))
                .orElse(", interval not known");
    }

    private void gate(GradedGate graded) {
        StringBuilder bounds = new StringBuilder();
        graded.gate().atLeast().ifPresent(bound -> bounds.append(" at least ").append(number(bound)));
        graded.gate().atMost().ifPresent(bound -> bounds.append(" at most ").append(number(bound)));
        out.format("  Gate: %s%s: %s%n", graded.gate().metric(), bounds, graded.passed() ? "passed" : "NOT PASSED");
    }

    private void log(StepRun run) {
        String log = run.outcome().measurements().log().text();
        if (log.isBlank()) {
            return;
        }
        String shown = log.length() <= LONGEST_LOG ? log : log.substring(log.length() - LONGEST_LOG);
        out.format("%n");
        out.format("Log of the %s%s:%n", words(run.step().name()), shown.length() < log.length() ? " (its end)" : "");
        shown.lines().forEach(logged -> out.format("  | %s%n", printable(logged)));
    }

    /** Escape sequences of untrusted code must not reach the terminal. */
    private static String printable(String logged) {
        return logged.codePoints()
                .map(c ->
                        c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
