package dev.assay.scoring.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.metric.Direction;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random guesses whose answers look good, combined by majority vote: Blum and Hardt 2015, section 5. */
class BoostingAttackTest {
    private static final int ROWS = 4000;
    private static final int SUBMISSIONS = 400;
    private static final int ROUNDS = 6;

    @Test
    void aBoardThatTellsEveryScoreIsClimbedAndALadderIsNot() {
        double open = meanGain(new FeedbackPolicy.Rounded(1.0 / ROWS));
        double parameterFree = meanGain(new FeedbackPolicy.Laddered(Direction.HIGHER, ROWS));
        double stepped = meanGain(new FeedbackPolicy.SteppedLaddered(Direction.HIGHER, .01));

        assertThat(open).isGreaterThan(.06);
        assertThat(parameterFree).isLessThan(open / 2);
        assertThat(stepped).isLessThan(open / 2);
        assertThat(List.of(parameterFree, stepped)).allMatch(gain -> gain <= .02);
    }

    private static double meanGain(FeedbackPolicy policy) {
        return IntStream.range(0, ROUNDS)
                .mapToDouble(round -> gain(policy, new SplittableRandom(round)))
                .average()
                .orElseThrow();
    }

    private static double gain(FeedbackPolicy policy, SplittableRandom random) {
        FeedbackBoard board = FeedbackBoard.opened(policy, new Quota(SUBMISSIONS));
        int[] votes = new int[ROWS];
        for (int submission = 0; submission < SUBMISSIONS; submission++) {
            double[] right = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
            board = board.next(PublicScore.ofRows(right));
            int vote = looksGood(board.feedback()) ? 1 : 0;
            for (int row = 0; row < ROWS; row++) {
                votes[row] += right[row] == 1 ? vote : -vote;
            }
        }
        double right = IntStream.of(votes)
                .mapToDouble(vote -> vote == 0 ? .5 : vote > 0 ? 1 : 0)
                .sum();
        return right / ROWS - .5;
    }

    private static boolean looksGood(Feedback feedback) {
        return switch (feedback) {
            case Feedback.OwnScore(ShownScore score) -> score.value() > .5;
            case Feedback.BestScore(ShownScore score, boolean improved) -> improved && score.value() > .5;
            case Feedback.Withheld _, Feedback.QuotaSpent _, Feedback.Scored _, Feedback.Undefined _ -> false;
        };
    }
}
