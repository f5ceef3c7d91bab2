package dev.assay.bench;

import dev.assay.scoring.feedback.Feedback;
import dev.assay.scoring.feedback.FeedbackBoard;
import dev.assay.scoring.feedback.FeedbackPolicy;
import dev.assay.scoring.feedback.PublicScore;
import dev.assay.scoring.feedback.Quota;
import dev.assay.scoring.metric.Direction;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The boosting attack of Blum and Hardt 2015, section 5, on a board that tells every score and on each kind of ladder: of
 * random submissions those that the board says are better than chance are combined by majority vote. The labels are
 * random too, so that whatever the attacker gains on the feedback rows was read from the board, and the deciding rows
 * stay at chance.
 */
final class BoostingAttackBench {
    private static final int ROWS = 4000;
    private static final int SUBMISSIONS = 400;
    private static final int SEEDS = 20;
    private static final double CHANCE = .5;
    private static final double MOST_GAIN = .02;

    private BoostingAttackBench() {}

    /** What the attacker was shown at best, and what the majority then has right on either kind of rows. */
    private record Attack(double bestShown, double onPublicRows, double onPrivateRows) {
        static final Attack NONE = new Attack(0, 0, 0);

        Attack plus(Attack other, double share) {
            return new Attack(
                    bestShown + share * other.bestShown,
                    onPublicRows + share * other.onPublicRows,
                    onPrivateRows + share * other.onPrivateRows);
        }
    }

    /** No arguments; ends with 1 when a ladder lets the attacker gain more than .02. */
    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    private static boolean run(PrintStream out) {
        Map<String, FeedbackPolicy> ladders = new LinkedHashMap<>();
        ladders.put("ladder without a step", new FeedbackPolicy.Laddered(Direction.HIGHER, ROWS));
        ladders.put("ladder, step .01", new FeedbackPolicy.SteppedLaddered(Direction.HIGHER, .01));
        ladders.put("ladder, step .02", new FeedbackPolicy.SteppedLaddered(Direction.HIGHER, .02));
        Attack open = mean(new FeedbackPolicy.Rounded(1.0 / ROWS));
        out.printf(
                Locale.ROOT,
                "%d rows, %d random submissions, mean of seeds 1 to %d; chance is %.3f%n%n%-24s %10s %10s %10s %10s %10s%n",
                ROWS,
                SUBMISSIONS,
                SEEDS,
                CHANCE,
                "board",
                "best shown",
                "public",
                "private",
                "gain",
                "of naive");
        print(out, "naive, every score", open, open);
        boolean held = true;
        for (Map.Entry<String, FeedbackPolicy> ladder : ladders.entrySet()) {
            Attack attack = mean(ladder.getValue());
            print(out, ladder.getKey(), attack, open);
            held &= attack.onPublicRows() - CHANCE <= MOST_GAIN;
        }
        out.printf(Locale.ROOT, "%nEvery ladder keeps the gain to %.2f at most: %s%n", MOST_GAIN, held ? "yes" : "NO");
        return held;
    }

    private static void print(PrintStream out, String board, Attack attack, Attack open) {
        double gain = attack.onPublicRows() - CHANCE;
        out.printf(
                Locale.ROOT,
                "%-24s %10.4f %10.4f %10.4f %+10.4f %9.0f%%%n",
                board,
                attack.bestShown(),
                attack.onPublicRows(),
                attack.onPrivateRows(),
                gain,
                100 * gain / (open.onPublicRows() - CHANCE));
    }

    private static Attack mean(FeedbackPolicy policy) {
        return IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> attack(policy, new SplittableRandom(seed)))
                .reduce(Attack.NONE, (sum, attack) -> sum.plus(attack, 1.0 / SEEDS));
    }

    /** Rows up to {@link #ROWS} are public, as many after them private. */
    private static Attack attack(FeedbackPolicy policy, SplittableRandom random) {
        FeedbackBoard board = FeedbackBoard.opened(policy, new Quota(SUBMISSIONS));
        int[] truth = random.ints(2 * ROWS, 0, 2).toArray();
        int[] votes = new int[2 * ROWS];
        double bestShown = 0;
        for (int submission = 0; submission < SUBMISSIONS; submission++) {
            int[] labels = random.ints(2 * ROWS, 0, 2).toArray();
            board = board.next(PublicScore.ofRows(IntStream.range(0, ROWS)
                    .mapToDouble(row -> labels[row] == truth[row] ? 1 : 0)
                    .toArray()));
            double shown = shownOfThis(board.feedback());
            bestShown = Math.max(bestShown, shown);
            if (shown > CHANCE) {
                for (int row = 0; row < votes.length; row++) {
                    votes[row] += labels[row] == 1 ? 1 : -1;
                }
            }
        }
        return new Attack(bestShown, accuracy(truth, votes, 0), accuracy(truth, votes, ROWS));
    }

    /** What the answer says of the submission itself; nothing when a ladder repeats an earlier score. */
    private static double shownOfThis(Feedback feedback) {
        return switch (feedback) {
            case Feedback.OwnScore own -> own.score().value();
            case Feedback.BestScore best when best.improved() -> best.score().value();
            case Feedback.BestScore _,
                    Feedback.Withheld _,
                    Feedback.QuotaSpent _,
                    Feedback.Scored _,
                    Feedback.Undefined _ -> 0;
        };
    }

    /** A tied vote is right half of the time. */
    private static double accuracy(int[] truth, int[] votes, int from) {
        return IntStream.range(from, from + ROWS)
                .mapToDouble(row -> votes[row] == 0 ? .5 : (votes[row] > 0) == (truth[row] == 1) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
