package dev.assay.scoring.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedbackBoardTest {
    private static final Quota TEN = new Quota(10);
    private static final List<FeedbackPolicy> POLICIES = List.of(
            new FeedbackPolicy.None(),
            new FeedbackPolicy.VerdictOnly(),
            new FeedbackPolicy.Laddered(Direction.HIGHER, 4),
            new FeedbackPolicy.SteppedLaddered(Direction.HIGHER, .05),
            new FeedbackPolicy.Rounded(.01));

    @Test
    void eachPolicyTellsWhatItMay() {
        PublicScore score = PublicScore.ofRows(new double[] {1, 0, 0, .32});

        assertThat(POLICIES.stream()
                        .map(policy ->
                                FeedbackBoard.opened(policy, TEN).next(score).feedback()))
                .containsExactly(
                        new Feedback.Withheld(),
                        new Feedback.Scored(),
                        new Feedback.BestScore(new ShownScore(.25), true),
                        new Feedback.BestScore(new ShownScore(.35), true),
                        new Feedback.OwnScore(new ShownScore(.33)));
    }

    @Test
    void aLadderRepeatsItsAnswerToAWorseSubmission() {
        FeedbackBoard board = FeedbackBoard.opened(new FeedbackPolicy.SteppedLaddered(Direction.HIGHER, .05), TEN)
                .next(PublicScore.of(.5))
                .next(PublicScore.of(.52));

        assertThat(board.feedback()).isEqualTo(new Feedback.BestScore(new ShownScore(.5), false));
        assertThat(board.used()).isEqualTo(2);
    }

    @Test
    void anUndefinedScoreIsSaidSoAndCounts() {
        FeedbackBoard board = FeedbackBoard.opened(new FeedbackPolicy.Laddered(Direction.HIGHER, 4), TEN)
                .next(PublicScore.of(Double.NaN));

        assertThat(board.feedback()).isEqualTo(new Feedback.Undefined());
        assertThat(board.used()).isEqualTo(1);
        assertThat(FeedbackBoard.opened(new FeedbackPolicy.None(), TEN)
                        .next(PublicScore.of(Double.NaN))
                        .feedback())
                .isEqualTo(new Feedback.Withheld());
    }

    @Test
    void afterTheQuotaASubmissionChangesNothing() {
        FeedbackPolicy policy = new FeedbackPolicy.SteppedLaddered(Direction.LOWER, .1);
        FeedbackBoard spent = FeedbackBoard.opened(policy, new Quota(1)).next(PublicScore.of(.5));
        FeedbackBoard after = spent.next(PublicScore.of(.1));

        assertThat(after.feedback()).isEqualTo(new Feedback.QuotaSpent());
        assertThat(after.used()).isEqualTo(1);
        assertThat(after.ladder()).isEqualTo(spent.ladder());
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(0));
    }

    @Test
    void aStoredBoardGoesOn() {
        for (FeedbackPolicy policy : POLICIES) {
            FeedbackBoard board = FeedbackBoard.opened(policy, TEN).next(PublicScore.ofRows(new double[] {1, 0, 0, 0}));
            FeedbackBoard resumed = FeedbackBoard.resumed(policy, TEN, board.used(), board.ladder());
            PublicScore next = PublicScore.ofRows(new double[] {1, 1, 1, 0});

            assertThat(resumed.feedback()).isEqualTo(new Feedback.Withheld());
            assertThat(resumed.next(next).feedback()).isEqualTo(board.next(next).feedback());
            assertThat(resumed.next(next).used()).isEqualTo(2);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedbackBoard.resumed(
                        POLICIES.get(2), TEN, 0, POLICIES.get(3).ladder()))
                .withMessage("The stored board is not of this policy.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedbackBoard.resumed(POLICIES.getFirst(), TEN, -1, Optional.empty()));
    }

    @Test
    void scoresAreRoundedToTheNearestDoubleOfTheDecimal() {
        assertThat(Rounding.to(.01, .5749)).isEqualTo(.57);
        assertThat(Rounding.to(.05, -.32)).isEqualTo(-.3);
        assertThat(Rounding.to(2.5, 6.1)).isEqualTo(5);
        assertThat(Rounding.to(.3, .5)).isEqualTo(.6);
        assertThatIllegalArgumentException().isThrownBy(() -> new FeedbackPolicy.Rounded(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeedbackPolicy.Rounded(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeedbackPolicy.SteppedLaddered(Direction.LOWER, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeedbackPolicy.Laddered(Direction.LOWER, 1));
    }

    @Test
    void aPrivateScoreLeavesWithADecisionOnly() {
        PrivateScore score = PrivateScore.of(.87);

        assertThat(score.toString()).doesNotContain("87");
        assertThat(score.revealed(new Decision("r. chen", "offer made")))
                .isEqualTo(new RevealedScore(.87, new Decision("r. chen", "offer made")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(" ", "offer made"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("r. chen", ""));
    }

    @Test
    void noFeedbackCanBeMadeFromAPrivateScore() {
        assertThat(Feedback.class.getPermittedSubclasses())
                .hasSize(6)
                .allSatisfy(kind -> assertThat(
                                Arrays.stream(kind.getRecordComponents()).map(component -> component.getType()))
                        .allMatch(type -> type == ShownScore.class || type == boolean.class));
        assertThat(ShownScore.class.getConstructors()).isEmpty();
        assertThat(Arrays.stream(PrivateScore.class.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == double.class))
                .isEmpty();
        assertThat(new ShownScore(.5)).isEqualTo(new ShownScore(.5)).hasSameHashCodeAs(new ShownScore(.5));
        assertThat(new ShownScore(-0.0)).isEqualTo(new ShownScore(0)).isNotEqualTo(new ShownScore(.1));
        assertThat(new ShownScore(.5)).hasToString("0.5").isNotEqualTo(.5);
    }
}
