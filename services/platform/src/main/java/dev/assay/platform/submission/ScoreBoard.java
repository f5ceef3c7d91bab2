package dev.assay.platform.submission;

import dev.assay.platform.opening.Opening;
import dev.assay.scoring.feedback.Feedback;
import dev.assay.scoring.feedback.FeedbackBoard;
import dev.assay.scoring.feedback.FeedbackPolicy;
import dev.assay.scoring.feedback.PublicScore;
import dev.assay.scoring.metric.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a candidate is told of all submissions of an attempt. Computed anew from what is stored: the same submissions give
 * the same board. Made from scores on public rows only.
 */
public final class ScoreBoard {

    private static final double QUANTILE = 1.959963984540054;
    private static final double STEP_WITHOUT_INTERVAL = 0.01;

    private final Map<String, Told> told;
    private final Optional<Best> best;

    private ScoreBoard(Map<String, Told> told, Optional<Best> best) {
        this.told = told;
        this.best = best;
    }

    /**
     * The best score that was told.
     *
     * @param submissionId whose it is; the earliest of equals
     */
    public record Best(String submissionId, Shown shown) {}

    /** The board of an attempt, by submissions in the order they came. */
    static ScoreBoard of(Opening.FeedbackPolicy policy, List<SubmissionView> oldestFirst) {
        double step = oldestFirst.stream()
                .flatMap(submission -> publicScore(submission).stream())
                .findFirst()
                .map(ScoreBoard::standardError)
                .orElse(STEP_WITHOUT_INTERVAL);
        Map<String, Told> told = new LinkedHashMap<>();
        Optional<Best> best = Optional.empty();
        Optional<FeedbackBoard> board = Optional.empty();
        for (SubmissionView submission : oldestFirst) {
            Optional<GradingView.MetricView> score = publicScore(submission);
            if (score.isEmpty()) {
                told.put(submission.id(), unscored(submission));
                continue;
            }
            Direction direction = Direction.valueOf(score.get().direction());
            double unit = policy == Opening.FeedbackPolicy.LADDER ? niceAbove(step) : powerBelow(step);
            FeedbackBoard next = board.orElseGet(() -> opened(policy, direction, unit))
                    .next(PublicScore.of(
                            score.get().value() == null
                                    ? Double.NaN
                                    : score.get().value()));
            board = Optional.of(next);
            Told answer = answer(next.feedback(), score.get(), unit);
            told.put(submission.id(), answer);
            best = better(best, submission.id(), answer, direction);
        }
        return new ScoreBoard(told, best);
    }

    /** What is told of one submission. */
    public Told of(String submissionId) {
        return told.getOrDefault(submissionId, new Told.NoScore());
    }

    /** The best score that was told; empty when none was. */
    public Optional<Best> best() {
        return best;
    }

    private static FeedbackBoard opened(Opening.FeedbackPolicy policy, Direction direction, double unit) {
        FeedbackPolicy scoring = switch (policy) {
            case LADDER -> new FeedbackPolicy.SteppedLaddered(direction, unit);
            case ROUNDED -> new FeedbackPolicy.Rounded(unit);
            case NONE -> new FeedbackPolicy.VerdictOnly();
        };
        return FeedbackBoard.opened(scoring, new dev.assay.scoring.feedback.Quota(Integer.MAX_VALUE));
    }

    private static Told answer(Feedback feedback, GradingView.MetricView score, double unit) {
        return switch (feedback) {
            case Feedback.Withheld _, Feedback.Scored _, Feedback.QuotaSpent _ -> new Told.OnlyThatItScored();
            case Feedback.Undefined _ -> new Told.NotDefined();
            case Feedback.OwnScore own -> new Told.Own(shown(own.score().value(), score, unit));
            case Feedback.BestScore reached ->
                reached.improved()
                        ? new Told.Better(shown(reached.score().value(), score, unit))
                        : new Told.NotBetter();
        };
    }

    private static Shown shown(double value, GradingView.MetricView score, double unit) {
        return score.interval() == null
                ? new Shown(value, null, null)
                : new Shown(
                        value,
                        Math.min(value, down(score.interval().getFirst(), unit)),
                        Math.max(value, -down(-score.interval().getLast(), unit)));
    }

    private static Optional<Best> better(Optional<Best> before, String id, Told told, Direction direction) {
        return switch (told) {
            case Told.Better better -> Optional.of(new Best(id, better.shown()));
            case Told.Own own ->
                before.filter(best -> !direction.isBetter(
                                own.shown().value(), best.shown().value()))
                        .or(() -> Optional.of(new Best(id, own.shown())));
            case Told.NoScore _, Told.OnlyThatItScored _, Told.NotDefined _, Told.NotBetter _ -> before;
        };
    }

    private static Told unscored(SubmissionView submission) {
        return "SCORED".equals(submission.current().verdict()) ? new Told.OnlyThatItScored() : new Told.NoScore();
    }

    static Optional<GradingView.MetricView> publicScore(SubmissionView submission) {
        return submission.current().metrics().stream()
                .filter(metric -> metric.primary() && metric.split().equals("PUBLIC"))
                .findFirst();
    }

    /** Of a first score, by its interval; the step of what is told after it. */
    private static double standardError(GradingView.MetricView score) {
        if (score.interval() == null) {
            return STEP_WITHOUT_INTERVAL;
        }
        double error = (score.interval().getLast() - score.interval().getFirst()) / (2 * QUANTILE);
        return error > 0 && Double.isFinite(error) ? error : STEP_WITHOUT_INTERVAL;
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static double niceAbove(double step) {
        double power = powerBelow(step);
        for (double times : new double[] {1, 2, 5}) {
            if (step <= times * power) {
                return times * power;
            }
        }
        return 10 * power;
    }

    private static double powerBelow(double step) {
        return Double.parseDouble("1e" + (int) Math.floor(Math.log10(step)));
    }

    private static double down(double value, double unit) {
        double parts = 1 / unit;
        return parts >= 1 ? Math.floor(value * Math.rint(parts)) / Math.rint(parts) : Math.floor(value / unit) * unit;
    }
}
